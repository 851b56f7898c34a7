import * as rules from '@chatelaine/shared';
import { byId, keyQuery, revokeKeysInput, rotateKeyInput } from '@chatelaine/shared/schema';
import type * as z from 'zod';
import { lastCallsOf } from './calls.ts';
import { getSharedEpisode } from './channels.ts';
import { addSecret, endSecrets, getKey, isPermissionOpen, newestHint, recordKey, showKey, statusOf } from './keys.ts';
import { change, listPage, query, secretChange } from './procedure.ts';
import { Refused } from './refused.ts';
import type { FakeKind, KeyRow, Store } from './store.ts';

/** Makes the procedures that partner keys and channel keys have in common: to list keys, and to end keys. */
export const keyProcedures = (
  kind: FakeKind,
  acts: { list: rules.Act; end: rules.Act },
  schema: z.ZodType<rules.ChannelKeyQuery & rules.PageQuery>,
) => ({
  list: query(acts.list, schema, (store, { limit, cursor, ...asked }) => {
    const rows = store.keys.filter((key) => key.kind === kind && rules.isKeyListed(key, statusOf(store, key), asked));
    return listPage(rows, { limit, cursor }, (key) => showKey(store, kind, key));
  }),
  get: query(acts.list, byId, (store, { id }) => showKey(store, kind, getKey(store, kind, id))),
  endOverlap: change(acts.end, byId, (store, { id }) => {
    const key = getKey(store, kind, id);
    const ends = rules.endsOfOverlap(key, key.secrets, store.now());
    endSecrets(ends);
    const hints = [...ends.keys()].map(({ hint }) => hint);
    if (ends.size > 0) recordKey(store, key, 'api_key.overlap_ended', { kind, hints });
    return showKey(store, kind, key);
  }),
  revoke: change(acts.end, byId, (store, { id }) => {
    const key = getKey(store, kind, id);
    if (!rules.isKeyRevoked(key)) revoke(store, key);
    return showKey(store, kind, key);
  }),
  revokeMany: change(acts.end, revokeKeysInput, (store, { dryRun = false, ...filter }) => {
    const isCaught = (key: KeyRow) => rules.isKeyCaught(key, lastCallsOf(store, key.id).lastUse?.at ?? null, filter);
    const ending = store.keys
      .filter((key) => key.kind === kind && statusOf(store, key) === 'live' && isCaught(key))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (!dryRun) for (const key of ending) revoke(store, key);
    const nameOf = (key: KeyRow) => ({ id: key.id, name: key.name, hint: newestHint(key), channelId: key.channelId });
    return { dryRun, keys: ending.map(nameOf) };
  }),
});

/** The procedures of the partner's own keys. */
export const partnerKeys = keyProcedures('partner', { list: 'partner_keys_list', end: 'partner_keys_list' }, keyQuery);

function revoke(store: Store, key: KeyRow): void {
  key.revokedAt = store.now();
  endSecrets(rules.endsNow(key.secrets, key.revokedAt));
  recordKey(store, key, 'api_key.revoked', { kind: key.kind, reason: 'revoked' });
}

/** Gives a channel key a new secret; the old secret stays alive for the overlap. */
export const rotate = secretChange('channel_keys', rotateKeyInput, (store, { id, overlap = '24h' }) => {
  const key = getKey(store, 'channel', id);
  const channelId = key.channelId ?? '';
  if (getSharedEpisode(store, channelId) !== key.episode) throw new Refused('permission_missing');
  if (statusOf(store, key) !== 'live') throw new Refused('conflict', { message: 'Only a live key can be rotated.' });
  if (rules.isKeyReplaced(key.secrets))
    throw new Refused('conflict', { message: 'A newer key of this number has replaced this one.' });
  // Only the new secret and the previous secret of this key may be alive. So other keys of the number end at once.
  if (overlap !== '0') endOlderKeys(store, channelId, '0', key);
  const secret = renewSecret(store, key, overlap, 'partner_key');
  return { ...showKey(store, 'channel', key), secret };
});

/** Gives a partner key a new secret, as the owner of the account. */
export function rotatePartnerKey(store: Store, id: rules.ApiKeyId, overlap: rules.Overlap): rules.PartnerKey {
  const key = getKey(store, 'partner', id);
  renewSecret(store, key, overlap, 'person');
  return showKey(store, 'partner', key);
}

function renewSecret(store: Store, key: KeyRow, overlap: rules.Overlap, by: 'partner_key' | 'person'): string {
  endSecrets(rules.endsAtRotation(key, key.secrets, { overlapMs: rules.OVERLAPS[overlap], now: store.now() }));
  const secret = addSecret(store, key);
  recordKey(store, key, 'api_key.rotated', { by, kind: key.kind, hint: newestHint(key), overlap });
  return secret;
}

/**
 * Ends all keys of a number but `besides`, at once or after the overlap, because a new key or secret replaces them.
 */
export function endOlderKeys(store: Store, channelId: rules.ChannelId, overlap: rules.Overlap, besides?: KeyRow): void {
  const from = { overlapMs: rules.OVERLAPS[overlap], now: store.now() };
  for (const key of store.keys) {
    if (key.channelId !== channelId || key === besides) continue;
    const parts = { key, secrets: key.secrets, isPermissionOpen: isPermissionOpen(store, key) };
    const { isRevoked, isNews, ends } = rules.replacementOf(parts, from);
    if (isRevoked) key.revokedAt = from.now;
    endSecrets(ends);
    if (isNews) recordKey(store, key, 'api_key.revoked', { reason: 'replaced', overlap });
  }
}
