import type { Actor, ChannelId, ChannelStatus } from '@chatelaine/shared';
import { ClientEntity } from '../client/index.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { ChannelEntity } from './channel.entity.ts';
import { lockChannels } from './lock-channel.ts';

/**
 * Changes the status of a number. The gateway uses the new status from the next call on.
 *
 * @returns the status before the change; null when the number has the status already.
 */
export function setChannelStatus(
  work: Work,
  actor: Actor,
  id: ChannelId,
  status: ChannelStatus,
): Promise<ChannelStatus | null> {
  return transaction(work, async (tx) => {
    const locked = await lockChannels(tx, [id]);
    const channel = await locked.em.findOne(ChannelEntity, { id }, { refresh: true });
    if (channel === null) throw new Refusal('not_found', `channel ${id}`);
    if (channel.status === status) return null;
    const data = { before: channel.status, after: status };
    channel.status = status;
    const { partnerId } = await locked.em.findOneOrFail(ClientEntity, { id: channel.clientId });
    record(locked, actor, {
      type: 'channel.status_changed',
      partnerId,
      clientId: channel.clientId,
      channelId: id,
      subjectId: id,
      data,
    });
    return data.before;
  });
}
