import type { Actor, ApiKeyId, ChannelKey } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { viewChannelKey } from './api-key.view.ts';
import { endKey } from './end-key.ts';
import { lockChannelKey } from './get-channel-key.ts';

/** Revokes a key: a call that arrives anywhere after this returns is refused. Twice is once. */
export function revokeChannelKey(work: Work, actor: Actor, id: ApiKeyId): Promise<ChannelKey> {
  return transaction(work, async (tx) => {
    const { work: locked, key, secrets, channelId, clientId } = await lockChannelKey(tx, actor, id);
    if (key.revokedAt == null) {
      endKey(locked, key, secrets);
      const data = { name: key.name, reason: 'revoked' };
      record(locked, actor, {
        type: 'api_key.revoked',
        partnerId: key.partnerId ?? null,
        clientId,
        channelId,
        subjectId: id,
        data,
      });
      await locked.em.flush();
    }
    return viewChannelKey(
      { key, secrets, isPermissionOpen: true, lastUsedAt: (await lastUses(locked, [id])).get(id) ?? null },
      locked.now,
    );
  });
}
