import type { Actor, ApiKeyId, KeyKind } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { type KeyOf, viewKey } from './api-key.view.ts';
import { endKey } from './end-key.ts';
import { type LockedKey, lockKey } from './lock-key.ts';

/** Revokes a key: a call that arrives anywhere after this returns is refused. There is no way back; twice is once. */
export function revokeKey<K extends KeyKind>(work: Work, actor: Actor, kind: K, id: ApiKeyId): Promise<KeyOf[K]> {
  return transaction(work, async (tx) => {
    const locked = await lockKey(tx, actor, kind, id);
    const { key, secrets } = locked;
    if (key.revokedAt == null) {
      revokeLocked(actor, locked);
      await locked.work.em.flush();
    }
    const lastUse = (await lastUses(locked.work, [id])).get(id) ?? null;
    return viewKey(kind, { key, secrets, isPermissionOpen: true, lastUse }, locked.work.now);
  });
}

/** Ends a key whose rows are locked, and records it. */
export function revokeLocked(actor: Actor, { work, key, secrets, clientId }: LockedKey): void {
  endKey(work, key, secrets);
  record(work, actor, {
    type: 'api_key.revoked',
    partnerId: key.partnerId ?? null,
    clientId,
    channelId: key.channelId ?? null,
    subjectId: key.id,
    data: { name: key.name, kind: key.kind, reason: 'revoked' },
  });
}
