import type { ChannelScope, PartnerScope, RefusalCode, Scope } from '@chatelaine/shared';
import { countCall, usedUpLimit } from './count-call.ts';
import { isAlive } from './key-view.ts';
import { isInNetworks } from './network.ts';
import { isOpen } from './permission.ts';
import type { EpisodeRow, KeyRow, SecretRow } from './rows.ts';
import { PARTNER_KEY, type Store } from './store.ts';

/** A call at the messaging door. */
export interface FakeVisit {
  /** From where. Default: nobody knows, so a key that is limited to addresses is refused. */
  address?: string | undefined;
  /** What it needs: `send` for a message, `manage` for the webhook. Default: nothing. */
  scope?: ChannelScope | undefined;
}

/** Judges a secret as the messaging door would: null when it opens, else why not. */
export function judgeSecret(store: Store, secret: string, visit: FakeVisit = {}): RefusalCode | null {
  const found = findBySecret(store, secret);
  return found === null ? 'unauthenticated' : judgeKey(store, found, visit);
}

/** Judges a secret, and counts the call: of its usage, its last use, and what is left of its limits. */
export function visitDoor(store: Store, secret: string, visit: FakeVisit = {}): RefusalCode | null {
  const found = findBySecret(store, secret);
  if (found === null) return 'unauthenticated';
  const refusal = judgeKey(store, found, visit);
  const { address = null, scope = null } = visit;
  countCall(store, found.key, { outcome: refusal ?? 'ok', scope, address });
  return refusal;
}

/** Judges the partner key that calls, and counts it once the call is over. */
export function judgeOwnKey(store: Store, scope: PartnerScope | null): { refusal: RefusalCode | null; count(): void } {
  const { ownKey: key } = store;
  const row = key.secrets.find(({ secret }) => secret === PARTNER_KEY);
  const refusal = row === undefined ? 'unauthenticated' : judgeKey(store, { key, row }, { scope: scope ?? undefined });
  return { refusal, count: () => countCall(store, key, { outcome: refusal ?? 'ok', scope, address: null }) };
}

interface Found {
  key: KeyRow;
  row: SecretRow;
}

function findBySecret({ keys }: Store, secret: string): Found | null {
  for (const key of keys) {
    const row = key.secrets.find((each) => each.secret === secret);
    if (row) return { key, row };
  }
  return null;
}

interface Needs {
  address?: string | undefined;
  scope?: Scope | undefined;
}

function judgeKey(store: Store, { key, row }: Found, { address, scope }: Needs): RefusalCode | null {
  if (isReplaced(store, key, row)) return 'rotated_out';
  if (key.revokedAt !== null || (key.episode !== null && !isOpen(store, key.episode))) return 'revoked';
  const channel = store.channels.find(({ id }) => id === key.channelId);
  if (channel && channel.status !== 'running') return 'channel_not_running';
  if (passed(store, key.expiresAt)) return 'expired';
  if (!isAlive(store, row)) return 'rotated_out';
  if (key.allowedAddresses !== null && !isInNetworks(address ?? null, key.allowedAddresses))
    return 'address_not_allowed';
  if (scope !== undefined && !key.scopes.includes(scope)) return 'scope_missing';
  return usedUpLimit(store, key);
}

/** Whether a newer secret took its place before anything else of its key ended. */
function isReplaced(store: Store, key: KeyRow, { endsAt, endedAt }: SecretRow): boolean {
  const end = endedAt ?? passed(store, endsAt);
  const others = [key.revokedAt, episodeEnd(store, key.episode), passed(store, key.expiresAt)];
  return end !== null && others.every((other) => other === null || end < other);
}

function episodeEnd(store: Store, episode: EpisodeRow | null): Date | null {
  return episode && (episode.withdrawnAt ?? passed(store, episode.expiresAt));
}

const passed = ({ now }: Store, date: Date | null): Date | null => (date !== null && date <= now() ? date : null);
