import type { KeyHygiene } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import * as t from '../texts/en/hygiene.ts';
import type { KnownKeys } from './use-keys-of.ts';

/** Shows which key it is: its name, its kind, its number and its hint. */
export function KeyName({ row: { keyId, kind, name, channelId }, known }: { row: KeyHygiene; known: KnownKeys }) {
  const hint = known.keys.get(keyId)?.hint;
  const number = channelId === null ? undefined : known.channels.get(channelId)?.phoneNumber;
  return (
    <>
      <strong>
        <ChangingText>{name}</ChangingText>
      </strong>
      <span class="finding-note">
        <ChangingText>{t.kindNames[kind]}</ChangingText>
      </span>
      {number && <span class="finding-note">{number}</span>}
      {hint && <code class="finding-hint">{hint}</code>}
    </>
  );
}
