import type { Settings } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useRef, useState } from 'preact/hooks';
import { useChange } from '../../api/use-change.ts';
import { Box } from '../../parts/box.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Said } from '../../parts/said.tsx';
import { Section } from '../../parts/section.tsx';
import * as t from '../../texts/en/integration.ts';
import { ConsentPreview } from './consent-preview.tsx';
import { readLogo } from './read-logo.ts';
import { RemoveLogo } from './remove-logo.tsx';

interface BrandProps {
  settings: Settings;
  isAllowed: boolean;
  /** A logo that is not saved yet; null: there is none. */
  draft: string | null;
  onDraft(logo: string | null): void;
}

/** Shows how clients recognise the partner on the consent page, and changes the logo. */
export function Brand({ settings: { name, logo, redirectUrls }, isAllowed, draft, onDraft }: BrandProps) {
  const [said, setSaid] = useState('');
  const [isRemoving, setIsRemoving] = useState(false);
  const [first] = redirectUrls;
  const host = first !== undefined && URL.canParse(first) ? new URL(first).host : null;
  return (
    <Section title={t.brand} text={t.brandText}>
      <div class="brand">
        <div>
          <dl class="setting-facts">
            <dt>{t.brandName}</dt>
            <dd>
              {name}
              <span class="setting-note">
                <ChangingText>{t.brandNameText}</ChangingText>
              </span>
            </dd>
          </dl>
          {isAllowed ? (
            <ChooseLogo draft={draft} onDraft={onDraft} onSaid={setSaid} />
          ) : (
            <p class="quiet small">
              <ChangingText>{t.onlyOwners}</ChangingText>
            </p>
          )}
          {isAllowed && logo !== null && draft === null && (
            <Button onClick={() => setIsRemoving(true)}>{t.logoRemove}</Button>
          )}
          <Said>{said}</Said>
        </div>
        <ConsentPreview name={name} logo={draft ?? logo} host={host} />
      </div>
      {isRemoving && (
        <RemoveLogo
          onDone={() => {
            setIsRemoving(false);
            setSaid(t.logoRemoved);
          }}
          onCancel={() => setIsRemoving(false)}
        />
      )}
    </Section>
  );
}

function ChooseLogo({
  draft,
  onDraft,
  onSaid,
}: Omit<BrandProps, 'settings' | 'isAllowed'> & { onSaid(text: string): void }) {
  const update = useChange('settings.update');
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | undefined>();

  async function choose(): Promise<void> {
    const file = field.current?.files?.[0];
    if (file === undefined) return;
    const read = await readLogo(file);
    onSaid('');
    setProblem('problem' in read ? read.problem : undefined);
    onDraft('logo' in read ? read.logo : null);
  }
  function end(sentence: string): void {
    if (field.current !== null) field.current.value = '';
    field.current?.focus();
    onDraft(null);
    onSaid(sentence);
  }
  async function save(logo: string): Promise<void> {
    if ((await update.run({ logo })) !== null) end(t.logoSaved);
  }

  return (
    <>
      <Field label={t.logo} hint={t.logoHint} problem={problem}>
        {(attributes) => (
          <input {...attributes} ref={field} type="file" accept="image/png,image/jpeg,image/webp" onChange={choose} />
        )}
      </Field>
      {draft !== null && (
        <Box tone="warn">
          <p>
            <ChangingText>{t.logoUnsaved}</ChangingText>
          </p>
          <p class="box-ways">
            <Button look="primary" isBusy={update.isBusy} onClick={() => save(draft)}>
              {t.logoSave}
            </Button>
            <Button onClick={() => end(t.discarded)}>{t.discard}</Button>
          </p>
        </Box>
      )}
      {update.failure && <Failed failure={update.failure} />}
    </>
  );
}
