import './keys.css';
import { type KeyKind, SCOPES_OF, type Scope } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { DialogActions } from '@chatelaine/ui/dialog';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { Field } from '../parts/field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/keys.ts';
import { type KeyDraft, wrongFields } from './key-draft.ts';
import { KeyFormMore } from './key-form-more.tsx';
import { type KeyProblems, problemsIn, problemsOf } from './key-problems.ts';

interface KeyFormProps {
  kind: KeyKind;
  initial: KeyDraft;
  /** The words on the button that sends the form. */
  submitLabel: string;
  isBusy: boolean;
  /** Why the server did not accept the form. Its issues are shown beside their fields. */
  failure: Failure | null;
  onSubmit(draft: KeyDraft): void;
  onCancel(): void;
}

const MAIN = ['name', 'scopes'];

/** The form of a key, for a new one and for one that exists. */
export function KeyForm({ kind, initial, submitLabel, isBusy, failure, onSubmit, onCancel }: KeyFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [ownProblems, setOwnProblems] = useState<KeyProblems>({});
  const found = problemsOf(failure);
  const problems = { ...found.problems, ...ownProblems };
  const change = (changed: Partial<KeyDraft>) => setDraft((old) => ({ ...old, ...changed }));

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure, ownProblems]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isBusy) return;
    const wrong = wrongFields(draft);
    // A date that does not exist has no value, and would be sent as "without end".
    const date = form.current?.querySelector<HTMLInputElement>('input[type="date"]');
    if (date?.validity.badInput) wrong.push('expiresAt');
    setOwnProblems(problemsIn(wrong));
    if (wrong.length === 0) onSubmit(draft);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Field label={t.name} hint={t.nameHint} problem={problems.name}>
        {(attributes) => (
          <input
            {...attributes}
            value={draft.name}
            autocomplete="off"
            required
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Choices
        legend={t.permissions}
        lines={scopeLines(kind)}
        chosen={draft.scopes}
        problem={problems.scopes}
        onChange={(scopes) => change({ scopes })}
      />
      <Disclosure summary={t.more} isOpen={Object.keys(problems).some((name) => !MAIN.includes(name)) || undefined}>
        <KeyFormMore kind={kind} draft={draft} problems={problems} onChange={change} />
      </Disclosure>
      {failure && !found.isComplete && <Failed failure={failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {submitLabel}
        </Button>
        <Button onClick={() => !isBusy && onCancel()}>{cancel}</Button>
      </DialogActions>
    </form>
  );
}

function scopeLines(kind: KeyKind) {
  const names: Partial<Record<Scope, string>> = t.scopeNames[kind];
  const texts: Partial<Record<Scope, string>> = t.scopeTexts[kind];
  return SCOPES_OF[kind].map((value: Scope) => ({ value, name: names[value] ?? value, text: texts[value] }));
}
