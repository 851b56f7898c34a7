import type { Actor, ChannelId } from '@chatelaine/shared';
import { ClientEntity } from '../client/index.ts';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { lockChannels } from './lock-channel.ts';
import { getReachedChannel } from './reached-channels.ts';

/**
 * Gives a number another name.
 *
 * @throws {Refusal} `not_found` for a number that the actor does not reach.
 */
export function renameChannel(work: Work, actor: Actor, id: ChannelId, name: string): Promise<void> {
  return transaction(work, async (begun) => {
    // This check comes before the lock, so nobody waits for the lock of a number that the actor must not know.
    await getReachedChannel(begun, actor, id);
    const tx = await lockChannels(begun, [id]);
    const channel = await getReachedChannel(tx, actor, id);
    if (channel.name === name) return;
    const data = { before: { name: channel.name }, after: { name } };
    channel.name = name;
    const { clientId } = channel;
    const { partnerId } = await tx.em.findOneOrFail(ClientEntity, { id: clientId });
    record(tx, actor, { type: 'channel.renamed', partnerId, clientId, channelId: id, subjectId: id, data });
  });
}
