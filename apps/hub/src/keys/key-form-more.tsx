import { ENVIRONMENTS, type KeyKind } from '@chatelaine/shared';
import { NumberChoices } from '../number/number-choices.tsx';
import type { DraftFields } from '../parts/draft-form.tsx';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/keys.ts';
import { dayOf, type KeyDraft } from './key-draft.ts';

type PartProps = DraftFields<KeyDraft>;

/** The settings of a key that most people leave as they are. */
export function KeyFormMore({ kind, ...part }: PartProps & { kind: KeyKind }) {
  const { draft, problems, onChange } = part;
  return (
    <>
      {kind === 'organization' && (
        <NumberChoices
          chosen={draft.channelIds}
          problem={problems.channelIds}
          onChange={(channelIds) => onChange({ channelIds })}
        />
      )}
      <div class="field-pair">
        <Line name="team" {...part} />
        <Line name="application" {...part} />
      </div>
      <EnvironmentField {...part} />
      <AddressField {...part} />
      <ExpiryField {...part} />
      <div class="field-pair">
        <Line name="perMinute" isNumber {...part} />
        <Line name="perMonth" isNumber {...part} />
      </div>
    </>
  );
}

const LABELS = { team: t.team, application: t.application, perMinute: t.perMinute, perMonth: t.perMonth };

function Line({
  name,
  isNumber,
  draft,
  problems,
  onChange,
}: PartProps & { name: keyof typeof LABELS; isNumber?: boolean }) {
  return (
    <Field label={LABELS[name]} hint={isNumber ? t.limitHint : undefined} problem={problems[name]}>
      {(attributes) => (
        <input
          {...attributes}
          value={draft[name]}
          autocomplete="off"
          inputMode={isNumber ? 'numeric' : 'text'}
          onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
}

function EnvironmentField({ draft, problems, onChange }: PartProps) {
  const read = (text: string) => ENVIRONMENTS.find((each) => each === text) ?? '';
  return (
    <Field label={t.environment} problem={problems.environment}>
      {(attributes) => (
        <select
          {...attributes}
          value={draft.environment}
          onChange={({ currentTarget }) => onChange({ environment: read(currentTarget.value) })}
        >
          {(['', ...ENVIRONMENTS] as const).map((value) => (
            <option key={value} value={value}>
              {t.environmentNames[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function AddressField({ draft, problems, onChange }: PartProps) {
  return (
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
  );
}

function ExpiryField({ draft, problems, onChange }: PartProps) {
  return (
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
  );
}
