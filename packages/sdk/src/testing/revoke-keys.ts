import type { RevokedKeys, RevokeKeysInput } from '@chatelaine/shared';
import { endAndRecord } from './end-key.ts';
import { hasLabels, keyStatus, newestHint } from './key-view.ts';
import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** Revokes the live channel keys for which all of the filter holds. */
export const revokeKeys = (store: Store, filter: RevokeKeysInput): RevokedKeys => revokeOf(store, store.keys, filter);

/** Revokes the live partner keys for which all of the filter holds. */
export const revokePartnerKeys = (store: Store, filter: RevokeKeysInput): RevokedKeys =>
  revokeOf(store, store.partnerKeys, filter);

function revokeOf(store: Store, keys: readonly KeyRow[], filter: RevokeKeysInput): RevokedKeys {
  const found = keys
    .filter((key) => keyStatus(store, key) === 'live' && isCaught(store, key, filter))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const dryRun = filter.dryRun ?? false;
  if (!dryRun) for (const key of found) endAndRecord(store, key);
  const named = found.map((key) => ({ id: key.id, name: key.name, hint: newestHint(key), channelId: key.channelId }));
  return { dryRun, keys: named };
}

function isCaught(store: Store, key: KeyRow, filter: RevokeKeysInput): boolean {
  const { ids, channelId, unusedSince, createdBefore } = filter;
  return (
    hasLabels(key, filter) &&
    (ids === undefined || ids.includes(key.id)) &&
    (channelId === undefined || key.channelId === channelId) &&
    (createdBefore === undefined || key.createdAt < new Date(createdBefore)) &&
    (unusedSince === undefined || isUnused(store, key, new Date(unusedSince)))
  );
}

// One that was made later has had no time to be used.
function isUnused({ calls }: Store, { id, createdAt }: KeyRow, since: Date): boolean {
  return createdAt < since && !calls.some(({ keyId, outcome, at }) => keyId === id && outcome === 'ok' && at >= since);
}
