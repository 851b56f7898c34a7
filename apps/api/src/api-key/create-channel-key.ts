import type { Actor, CreateChannelKeyInput, CreatedChannelKey } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { getChannel, getSharedChannel } from '../permission/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { endOlderKeys } from './end-older-keys.ts';
import { makeKey } from './make-key.ts';

/**
 * Creates a key for a channel of the client, or for a channel on which the partner has permission. Returns the key's
 * secret, which is never shown again.
 *
 * The channel row is locked first, so two requests that create a key for one channel wait for each other. Then the
 * permission is locked, so a withdrawal happens before or after this change, never in the middle. The same commit ends
 * all older keys of the number, including the keys that another account made. The older keys end immediately, or after
 * the overlap that the request names.
 */
export function createChannelKey(work: Work, actor: Actor, input: CreateChannelKeyInput): Promise<CreatedChannelKey> {
  return transaction(work, async (tx) => {
    // This check comes before the lock. When the number is not visible to the actor, the actor must not wait for the
    // lock of its row.
    await getChannel(tx, actor, input.channelId);
    const locked = await lockChannels(tx, [input.channelId]);
    const { channel, episode } = await getSharedChannel(locked, actor, input.channelId);
    await endOlderKeys(locked, actor, channel, { overlap: input.overlap ?? '0' });
    const owner = {
      partnerId: episode?.partnerId ?? null,
      clientId: channel.clientId,
      channelId: channel.id,
      permissionId: episode?.id ?? null,
    };
    return makeKey(locked, actor, { kind: 'channel', input, owner });
  });
}
