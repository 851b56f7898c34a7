import './keys.css';
import { type KeyKind, SCOPES_OF, type Scope } from '@chatelaine/shared';
import { Choices } from '../parts/choices.tsx';
import { type DraftFields, DraftForm, type DraftFormProps } from '../parts/draft-form.tsx';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/keys.ts';
import type { KeyDraft } from './key-draft.ts';
import { KeyFormMore } from './key-form-more.tsx';
import { problemsIn, problemsOf } from './key-problems.ts';

interface KeyFormProps extends DraftFormProps<KeyDraft> {
  kind: KeyKind;
}

/** The form of a key, for a new one and for one that exists. */
export function KeyForm({ kind, ...form }: KeyFormProps) {
  return (
    <DraftForm
      {...form}
      problemsIn={problemsIn}
      problemsOf={problemsOf}
      mainNames={['name', 'scopes']}
      main={(fields) => <Main kind={kind} {...fields} />}
      moreSummary={t.more}
      more={(fields) => <KeyFormMore kind={kind} {...fields} />}
    />
  );
}

function Main({ kind, draft, problems, onChange }: DraftFields<KeyDraft> & { kind: KeyKind }) {
  return (
    <>
      <Field label={t.name} hint={t.nameHint} problem={problems.name}>
        {(attributes) => (
          <input
            {...attributes}
            value={draft.name}
            autocomplete="off"
            required
            onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Choices
        legend={t.permissions}
        lines={scopeLines(kind)}
        chosen={draft.scopes}
        problem={problems.scopes}
        onChange={(scopes) => onChange({ scopes })}
      />
    </>
  );
}

function scopeLines(kind: KeyKind) {
  const names: Partial<Record<Scope, string>> = t.scopeNames[kind];
  const texts: Partial<Record<Scope, string>> = t.scopeTexts[kind];
  return SCOPES_OF[kind].map((value: Scope) => ({ value, name: names[value] ?? value, text: texts[value] }));
}
