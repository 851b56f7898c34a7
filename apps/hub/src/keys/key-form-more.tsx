import { ENVIRONMENTS, type KeyKind } from '@chatelaine/shared';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/keys.ts';
import { dayOf, type KeyDraft } from './key-draft.ts';
import { KeyNumbers } from './key-numbers.tsx';
import type { KeyProblems } from './key-problems.ts';

interface KeyFormMoreProps {
  kind: KeyKind;
  draft: KeyDraft;
  problems: KeyProblems;
  onChange(changed: Partial<KeyDraft>): void;
}

/** The settings of a key that most people leave as they are. */
export function KeyFormMore({ kind, draft, problems, onChange }: KeyFormMoreProps) {
  const line = (name: 'team' | 'application' | 'perMinute' | 'perMonth', hint?: string) => (
    <Field label={LABELS[name]} hint={hint} problem={problems[name]}>
      {(attributes) => (
        <input
          {...attributes}
          value={draft[name]}
          autocomplete="off"
          inputMode={hint === undefined ? 'text' : 'numeric'}
          onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {kind === 'organization' && (
        <KeyNumbers
          chosen={draft.channelIds}
          problem={problems.channelIds}
          onChange={(channelIds) => onChange({ channelIds })}
        />
      )}
      <div class="field-pair">
        {line('team')}
        {line('application')}
      </div>
      <Field label={t.environment} problem={problems.environment}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.environment}
            onChange={({ currentTarget: { value } }) =>
              onChange({ environment: ENVIRONMENTS.find((each) => each === value) ?? '' })
            }
          >
            {(['', ...ENVIRONMENTS] as const).map((value) => (
              <option key={value} value={value}>
                {t.environmentNames[value]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.addresses} hint={t.addressesHint} problem={problems.allowedAddresses}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={draft.allowedAddresses}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => onChange({ allowedAddresses: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t.expires} hint={t.expiresHint} problem={problems.expiresAt}>
        {(attributes) => (
          <input
            {...attributes}
            type="date"
            min={dayOf(new Date())}
            value={draft.expiresAt}
            onInput={({ currentTarget }) => onChange({ expiresAt: currentTarget.value })}
          />
        )}
      </Field>
      <div class="field-pair">
        {line('perMinute', t.limitHint)}
        {line('perMonth', t.limitHint)}
      </div>
    </>
  );
}

const LABELS = { team: t.team, application: t.application, perMinute: t.perMinute, perMonth: t.perMonth };
