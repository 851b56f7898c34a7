import { type Actor, type ApiKeyId, endsOfOverlap, type KeyKind, type KeyOf } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { endSecrets } from './end-key.ts';
import { isPermissionOpen } from './is-permission-open.ts';
import { lockKey } from './lock-key.ts';
import { showChanged } from './show-changed.ts';

/**
 * Ends the overlap of a rotation now: only the newest secret stays alive. Without an overlap this function changes
 * nothing, so the call can be repeated. When another key is replacing this key and the overlap is still running, the
 * last secret of this key ends.
 */
export function endOverlap<K extends KeyKind>(work: Work, actor: Actor, kind: K, id: ApiKeyId): Promise<KeyOf[K]> {
  return transaction(work, async (tx) => {
    const { work: locked, key, secrets, clientId } = await lockKey(tx, actor, kind, id);
    const ends = endsOfOverlap(key, secrets, locked.now);
    if (ends.size > 0) {
      endSecrets(ends);
      record(locked, actor, {
        type: 'api_key.overlap_ended',
        partnerId: key.partnerId ?? null,
        clientId,
        channelId: key.channelId ?? null,
        subjectId: id,
        data: { name: key.name, kind, hints: [...ends.keys()].map(({ hint }) => hint) },
      });
      await locked.em.flush();
    }
    const isOpen = await isPermissionOpen(locked, key);
    return showChanged(locked, actor, { kind, key, secrets, isPermissionOpen: isOpen });
  });
}
