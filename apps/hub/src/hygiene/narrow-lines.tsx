import type { HygieneCode, KeyHygiene } from '@chatelaine/shared';
import type { AnyKey } from '../keys/key-kind.ts';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/hygiene.ts';
import { addresses as addressesLabel } from '../texts/en/keys.ts';
import { type NarrowDraft, problemsOf } from './narrow-draft.ts';
import { NarrowLine } from './narrow-line.tsx';
import { scopesText } from './scopes-text.ts';

interface NarrowLinesProps {
  row: KeyHygiene;
  apiKey: AnyKey;
  draft: NarrowDraft;
  /** Whether the person has tried to send the form, so that its problems are shown. */
  isTried: boolean;
  onChange(draft: NarrowDraft): void;
}

/** Shows each narrower setting that the findings of a key suggest. */
export function NarrowLines({ row: { kind, findings }, apiKey, draft, isTried, onChange }: NarrowLinesProps) {
  const has = (code: HygieneCode) => findings.some((finding) => finding.code === code);
  const problems = isTried ? problemsOf(draft) : [];
  const line = (code: HygieneCode) => ({
    isOn: draft.ticked.includes(code),
    isWrong: problems.includes(code),
    onTick: (isOn: boolean) =>
      onChange({ ...draft, ticked: [...draft.ticked.filter((each) => each !== code), ...(isOn ? [code] : [])] }),
  });
  const used = findings.find(({ code }) => code === 'wider_than_used')?.scopes;
  const lost = apiKey.scopes.filter((scope) => !used?.includes(scope));
  return (
    <div class="narrow-lines">
      {used && (
        <NarrowLine
          name={t.narrowScopes(scopesText(kind, used))}
          text={t.narrowScopesText(scopesText(kind, lost))}
          {...line('wider_than_used')}
        />
      )}
      {has('no_expiry') && (
        <ExpiryLine day={draft.day} onDay={(day) => onChange({ ...draft, day })} {...line('no_expiry')} />
      )}
      {has('no_address_limit') && (
        <AddressLine
          last={apiKey.lastUsedFrom}
          addresses={draft.addresses}
          onAddresses={(addresses) => onChange({ ...draft, addresses })}
          {...line('no_address_limit')}
        />
      )}
    </div>
  );
}

interface LineProps {
  isOn: boolean;
  isWrong: boolean;
  onTick(isOn: boolean): void;
}

function ExpiryLine({ day, isWrong, onDay, ...line }: LineProps & { day: string; onDay(day: string): void }) {
  return (
    <NarrowLine name={t.narrowExpiry} {...line}>
      <Field label={t.narrowDay} hint={t.narrowExpiryText} problem={isWrong ? t.narrowDayWrong : undefined}>
        {(attributes) => (
          <input {...attributes} type="date" value={day} onInput={({ currentTarget }) => onDay(currentTarget.value)} />
        )}
      </Field>
    </NarrowLine>
  );
}

interface AddressLineProps extends LineProps {
  /** The address of the last call; null: there was none. */
  last: string | null;
  addresses: string;
  onAddresses(addresses: string): void;
}

function AddressLine({ last, addresses, isWrong, onAddresses, ...line }: AddressLineProps) {
  return (
    <NarrowLine
      name={t.narrowAddresses}
      text={last === null ? t.narrowAddressesNone : t.narrowAddressesLast(last)}
      {...line}
    >
      <Field label={addressesLabel} hint={t.narrowAddressesHint} problem={isWrong ? t.narrowAddressesWrong : undefined}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            spellcheck={false}
            value={addresses}
            onInput={({ currentTarget }) => onAddresses(currentTarget.value)}
          />
        )}
      </Field>
    </NarrowLine>
  );
}
