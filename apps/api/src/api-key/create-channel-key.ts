import type { Actor, CreateChannelKeyInput, CreatedChannelKey } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { getChannel, getSharedChannel } from '../permission/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { endOlderKeys } from './end-older-keys.ts';
import { makeKey } from './make-key.ts';

/**
 * Creates a key for a channel whose permission the actor holds, and hands over the secret this one time.
 *
 * The channel row is locked first, so two creators queue; then the permission is held, so a withdrawal comes before or
 * after but never in the middle. Older keys of the number end in the same commit, whoever made them.
 */
export function createChannelKey(work: Work, actor: Actor, input: CreateChannelKeyInput): Promise<CreatedChannelKey> {
  return transaction(work, async (tx) => {
    // First of all: who may not know of the number waits for nobody's lock on it.
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
