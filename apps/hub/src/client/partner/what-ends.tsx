import type { NamedChannel, StoppedKey } from '@chatelaine/shared';
import { moment } from '../../parts/time.tsx';
import * as t from '../../texts/en/own-partner.ts';

/** Names some numbers. */
export const NumberNames = ({ numbers }: { numbers: NamedChannel[] }) => (
  <ul class="names">
    {numbers.map(({ id, phoneNumber, name }) => (
      <li key={id}>
        <strong>{phoneNumber}</strong> <span class="quiet">{name}</span>
      </li>
    ))}
  </ul>
);

interface StoppedKeysProps {
  keys: StoppedKey[];
  /** The numbers to which the keys belong. */
  numbers: NamedChannel[];
  partner: string;
}

/** Names the keys of the partner that stop, with their last use, so that the person sees what depends on them. */
export function StoppedKeys({ keys, numbers, partner }: StoppedKeysProps) {
  if (keys.length === 0) return <p class="small">{t.reviewNoKeys(partner)}</p>;
  const numberOf = (channelId: string) => numbers.find(({ id }) => id === channelId)?.phoneNumber ?? '';
  return (
    <>
      <h3>{t.reviewKeys}</h3>
      <ul class="names">
        {keys.map(({ id, name, hint, channelId, lastUsedAt }) => (
          <li key={id}>
            <strong>{name}</strong> <code>{hint}</code>{' '}
            <span class="key-facts">
              {t.keyOf(numberOf(channelId))}, {lastUsedAt === null ? t.keyUnused : t.keyUsed(moment(lastUsedAt))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
