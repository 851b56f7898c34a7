import type { HygieneCode, KeyHygiene } from '@chatelaine/shared';
import type { OwnAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import type { KnownKeys } from './use-keys-of.ts';

/** What this person may do about the findings of a key. */
export interface RowWays {
  narrow: boolean;
  revoke: boolean;
  /** Why the key cannot be narrowed; null: it can, or there is nothing to narrow. */
  reason: 'role' | 'partner' | null;
}

const NARROWER: readonly HygieneCode[] = ['no_expiry', 'no_address_limit', 'wider_than_used'];
const UNUSED: readonly HygieneCode[] = ['never_used', 'idle'];

/** Whether nobody uses the key. */
export const isUnused = ({ findings }: KeyHygiene): boolean => findings.some(({ code }) => UNUSED.includes(code));

/**
 * Judges what this person may do about a key. The server decides again. A client cannot change a key of a number that
 * is shared: the partner made the key, or the partner has the right to make keys instead of the client.
 */
export function judgeRow(row: KeyHygiene, account: OwnAccount, { keys, channels }: KnownKeys): RowWays {
  const { kind, findings } = row;
  const act = { partner: 'partner_keys', organization: 'organization_keys', channel: 'channel_keys' } as const;
  if (!may(account, act[kind])) return { narrow: false, revoke: false, reason: 'role' };
  // Until the key itself has arrived, nothing can be offered.
  if (!keys.has(row.keyId)) return { narrow: false, revoke: false, reason: null };
  const canNarrow = findings.some(({ code }) => NARROWER.includes(code));
  const channel = row.channelId === null ? undefined : channels.get(row.channelId);
  const isPartners = account.type === 'client' && channel?.permission === 'shared';
  const revoke = isUnused(row) || isPartners;
  return { narrow: canNarrow && !isPartners, revoke, reason: isPartners ? 'partner' : null };
}
