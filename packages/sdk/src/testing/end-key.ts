import {
  type ApiKeyId,
  type ChannelId,
  type ChannelKey,
  type EventType,
  OVERLAPS,
  type Overlap,
  type PartnerKey,
} from '@chatelaine/shared';
import { isAlive, keyStatus, viewKey, viewPartnerKey } from './key-view.ts';
import { Refused } from './refused.ts';
import type { ChannelKeyRow, KeyRow, PartnerKeyRow, SecretRow } from './rows.ts';
import type { Fact, Store } from './store.ts';

/** Gets one of the channel keys. */
export const getKey = (store: Store, id: ApiKeyId): ChannelKeyRow => getOf(store.keys, id);
/** Gets one of the partner keys. */
export const getPartnerKey = (store: Store, id: ApiKeyId): PartnerKeyRow => getOf(store.partnerKeys, id);

function getOf<Row extends KeyRow>(keys: readonly Row[], id: ApiKeyId): Row {
  const key = keys.find((row) => row.id === id);
  if (!key) throw new Refused('not_found');
  return key;
}

/** When a replaced secret ends: after the overlap, but not later than it would have ended anyway. */
export function overlapEnd(store: Store, key: KeyRow, secret: SecretRow, overlap: Overlap): Date {
  const ends = [store.now().getTime() + OVERLAPS[overlap], key.expiresAt?.getTime(), secret.endsAt?.getTime()];
  return new Date(Math.min(...ends.filter((end) => end !== undefined)));
}

/** Ends a secret in this instant. */
export function endSecret(store: Store, secret: SecretRow): void {
  if (!isAlive(store, secret)) return;
  secret.endedAt = store.now();
  secret.endsAt = secret.endedAt;
}

function endKey(store: Store, key: KeyRow): void {
  key.revokedAt = store.now();
  for (const secret of key.secrets) endSecret(store, secret);
}

/** How the older keys of a number end. `besides`: the key that goes on. */
interface Ending {
  overlap: Overlap;
  besides?: KeyRow;
}

/**
 * Ends the keys of a number that a new one replaces: at once, or after the overlap. One that was replaced before ends at
 * once, so that at most two secrets of a number are alive.
 */
export function endOlderKeys(store: Store, channelId: ChannelId, { overlap, besides }: Ending): void {
  for (const key of store.keys) {
    if (key.channelId !== channelId || key === besides) continue;
    if (keyStatus(store, key) !== 'live') {
      for (const secret of key.secrets) endSecret(store, secret);
      continue;
    }
    if (overlap === '0' || key.secrets.every(({ endsAt }) => endsAt !== null)) endKey(store, key);
    else endOldSecrets(store, key, overlap);
    recordKey(store, key, 'api_key.revoked', { reason: 'replaced', overlap });
  }
}

/** Ends what a new secret replaces: of two that live the older at once, the newest after the overlap. */
export function endOldSecrets(store: Store, key: KeyRow, overlap: Overlap): void {
  for (const secret of key.secrets.filter((row) => isAlive(store, row))) {
    if (secret.endsAt === null && overlap !== '0') secret.endsAt = overlapEnd(store, key, secret, overlap);
    else endSecret(store, secret);
  }
}

/** Revokes a key, unless it is. */
export function endAndRecord(store: Store, key: KeyRow): void {
  if (key.revokedAt !== null) return;
  endKey(store, key);
  recordKey(store, key, 'api_key.revoked', { kind: key.kind, reason: 'revoked' });
}

/** Revokes a channel key. Twice is once. */
export function revokeKey(store: Store, { id }: { id: ApiKeyId }): ChannelKey {
  const key = getKey(store, id);
  endAndRecord(store, key);
  return viewKey(store, key);
}

/** Revokes a partner key. Twice is once. */
export function revokePartnerKey(store: Store, { id }: { id: ApiKeyId }): PartnerKey {
  const key = getPartnerKey(store, id);
  endAndRecord(store, key);
  return viewPartnerKey(store, key);
}

/** Records what happened to a key. */
export function recordKey(
  store: Store,
  key: KeyRow,
  type: EventType,
  { by = 'partner_key', ...more }: Record<string, unknown> & { by?: Fact['by'] },
): void {
  const { id, name, channelId, episode } = key;
  const data = { name, ...more };
  store.record({ type, by, clientId: episode?.clientId ?? null, channelId, subjectId: id, data });
}
