import { LOCALES, type Locale } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { Field } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { readShell } from '../shell.ts';
import * as t from '../texts/en/profile.ts';

// Each language has its own name, so that a person finds it in a page of any language.
const LANGUAGES: Record<Locale, string> = { en: 'English', de: 'Deutsch', pt: 'Português' };

/** Changes the name and the language of the person. */
export function About() {
  const { profile } = usePlace();
  const { base } = readShell();
  const name = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>(profile.locale ?? '');
  const [isMissing, setIsMissing] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const { run, isBusy, failure } = useChange('profile.update', { isOwn: true });

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const typed = name.current?.value.trim() ?? '';
    setIsSaved(false);
    setIsMissing(typed === '');
    if (typed === '') return name.current?.focus();
    const locale = LOCALES.find((each) => each === chosen) ?? null;
    if ((await run({ name: typed, locale })) === null) return;
    // Each language is another script, so the page is loaded again. A language in the address would win over the choice.
    if (locale !== profile.locale) location.replace(`${base}/profile`);
    else setIsSaved(true);
  }

  return (
    <Section title={t.aboutTitle}>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t.name}
          field={name}
          autocomplete="name"
          maxLength={64}
          defaultValue={profile.name}
          problem={isMissing ? t.nameMissing : null}
        />
        <Field label={t.language} hint={t.languageHint}>
          {(attributes) => (
            <select {...attributes} value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
              <option value="">{t.languageOfBrowser}</option>
              {LOCALES.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {LANGUAGES[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {failure && <Failed failure={failure} />}
        <div class="save">
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.save}
          </Button>
          <p class="small" role="status">
            {isSaved && t.saved}
          </p>
        </div>
      </form>
    </Section>
  );
}
