import type { ApiKeyId, ChannelKey, PartnerKey } from '@chatelaine/shared';
import { endSecret, getKey, getPartnerKey, recordKey } from './end-key.ts';
import { hintOf, isAlive, viewKey, viewPartnerKey } from './key-view.ts';
import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** Ends the overlap of a channel key's rotation now. */
export function endOverlap(store: Store, { id }: { id: ApiKeyId }): ChannelKey {
  const key = getKey(store, id);
  endReplaced(store, key);
  return viewKey(store, key);
}

/** Ends the overlap of a partner key's rotation now. */
export function endPartnerOverlap(store: Store, { id }: { id: ApiKeyId }): PartnerKey {
  const key = getPartnerKey(store, id);
  endReplaced(store, key);
  return viewPartnerKey(store, key);
}

function endReplaced(store: Store, key: KeyRow): void {
  const ending = key.secrets.filter((secret) => secret.endsAt !== null && isAlive(store, secret));
  if (ending.length === 0 || key.revokedAt !== null) return;
  for (const secret of ending) endSecret(store, secret);
  const hints = ending.map(({ secret }) => hintOf(secret));
  recordKey(store, key, 'api_key.overlap_ended', { kind: key.kind, hints });
}
