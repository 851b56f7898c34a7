import {
  type Actor,
  type ApiKeyId,
  type ChannelId,
  type ClientId,
  isKeyRevoked,
  type KeyKind,
  type KeyOf,
  type PartnerId,
} from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { endKey } from './end-key.ts';
import { lockKey } from './lock-key.ts';
import { showChanged } from './show-changed.ts';

/**
 * Revokes a key. After this function returns, every server refuses the calls of the key. The revocation cannot be
 * undone. A second revocation of the same key changes nothing.
 */
export function revokeKey<K extends KeyKind>(work: Work, actor: Actor, kind: K, id: ApiKeyId): Promise<KeyOf[K]> {
  return transaction(work, async (tx) => {
    const { work: locked, key, secrets, clientId } = await lockKey(tx, actor, kind, id);
    if (!isKeyRevoked(key)) {
      endKey(locked, key, secrets);
      const { name, partnerId = null, channelId = null } = key;
      recordRevocation(locked, actor, { id, name, kind, partnerId, clientId, channelId });
      await locked.em.flush();
    }
    return showChanged(locked, actor, { kind, key, secrets });
  });
}

/** A key that an act has ended, and its owner. */
export interface EndedKey {
  id: ApiKeyId;
  name: string;
  kind: KeyKind;
  partnerId: PartnerId | null;
  /** For a channel key, the client that owns the number. The partner and the client both see the event. */
  clientId: ClientId | null;
  channelId: ChannelId | null;
}

/** Records that a key ended. */
export function recordRevocation(
  work: Transaction,
  actor: Actor,
  key: EndedKey,
  why: { reason: 'revoked' } | { reason: 'restored'; since: string } = { reason: 'revoked' },
): void {
  const { id, name, kind, partnerId, clientId, channelId } = key;
  const data = { name, kind, ...why };
  record(work, actor, { type: 'api_key.revoked', partnerId, clientId, channelId, subjectId: id, data });
}
