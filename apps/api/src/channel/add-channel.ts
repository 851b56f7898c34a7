import { type Actor, type ChannelStatus, type ClientId, startsShared } from '@chatelaine/shared';
import { getClient } from '../client/index.ts';
import { record } from '../event/index.ts';
import { findPartner } from '../partner/index.ts';
import { grantPermission } from '../permission/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type Channel, ChannelEntity } from './channel.entity.ts';
import { lockChannels } from './lock-channel.ts';

export interface AddChannelInput {
  clientId: ClientId;
  /** The number in E.164, with `+`. */
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
}

/**
 * Adds a number to a client, on the sandbox. When the partner pays for the number, the partner's settings decide
 * whether the partner gets permission immediately.
 */
export function addChannel(work: Work, actor: Actor, input: AddChannelInput): Promise<Channel> {
  const { clientId, phoneNumber, name, status } = input;
  return transaction(work, async (tx) => {
    const client = await getClient(tx, actor, clientId);
    if ((await tx.em.count(ChannelEntity, { phoneNumber })) > 0) {
      throw new Refusal('conflict', 'the number exists', { message: 'This number has been added already.' });
    }
    const { payment, partnerId } = client;
    const id = newId('channel');
    const channel = tx.em.create(ChannelEntity, {
      id,
      clientId,
      phoneNumber,
      name,
      status,
      payment,
      upstream: 'sandbox',
      createdAt: tx.now,
    });
    record(tx, actor, {
      type: 'channel.added',
      partnerId,
      clientId,
      channelId: id,
      subjectId: id,
      data: { phoneNumber, name, status, payment },
    });
    await tx.em.flush();
    const partner = partnerId == null ? null : await findPartner(tx, partnerId);
    if (partner !== null && startsShared(payment, partner)) {
      const locked = await lockChannels(tx, [id]);
      await grantPermission(locked, actor, channel, { partnerId: partner.id, source: 'partner_payment' });
    }
    return channel;
  });
}
