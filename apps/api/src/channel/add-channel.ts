import { type Actor, type ChannelStatus, type ClientId, type Payment, startsShared } from '@chatelaine/shared';
import { type Client, ClientEntity, getClient, lockAccount } from '../client/index.ts';
import { record } from '../event/index.ts';
import { findPartner } from '../partner/index.ts';
import { grantPermission } from '../permission/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { type Channel, ChannelEntity } from './channel.entity.ts';
import { lockChannels } from './lock-channel.ts';

/** A number to add to a client. */
export interface NewChannel {
  clientId: ClientId;
  /** The number in E.164, with `+`. */
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
  /** The account that pays. When left out, it is the account that pays for all new numbers of the client. */
  payment?: Payment;
}

/** The highest number of channels of a client. The consent page shows no more, and one answer names no more. */
export const CHANNELS_PER_CLIENT = 1000;

/**
 * Adds a number to a client, on the sandbox. When the partner pays for the number, the partner's settings decide
 * whether the partner gets permission immediately.
 *
 * The client is locked first. So the number is added before or after a change of partner, and its permission is for the
 * partner of that time. Two calls at once also cannot pass the highest number of channels.
 */
export function addChannel(work: Work, actor: Actor, input: NewChannel): Promise<Channel> {
  const { clientId, phoneNumber, name, status } = input;
  return transaction(work, async (begun) => {
    await getClient(begun, actor, clientId);
    const tx = await lockAccount(begun, { clientId });
    const client = await tx.em.findOneOrFail(ClientEntity, { id: clientId }, { refresh: true });
    await requireRoom(tx, clientId, phoneNumber);
    const { payment = client.payment } = input;
    const id = newId('channel');
    const createdAt = tx.now;
    const row = { id, clientId, phoneNumber, name, status, payment, upstream: 'sandbox', createdAt } as const;
    const channel = tx.em.create(ChannelEntity, row);
    record(tx, actor, {
      type: 'channel.added',
      partnerId: client.partnerId,
      clientId,
      channelId: id,
      subjectId: id,
      data: { phoneNumber, name, status, payment },
    });
    await tx.em.flush();
    await shareByDefault(tx, actor, client, channel);
    return channel;
  });
}

// The refusal of a known number does not say whose number it is.
async function requireRoom(work: Work, clientId: ClientId, phoneNumber: string): Promise<void> {
  if ((await work.em.count(ChannelEntity, { phoneNumber })) > 0)
    throw new Refusal('conflict', 'the number exists', { message: 'This number has been added already.' });
  if ((await work.em.count(ChannelEntity, { clientId })) >= CHANNELS_PER_CLIENT)
    throw new Refusal('conflict', `client ${clientId} has too many numbers`, {
      message: `An account has at most ${CHANNELS_PER_CLIENT} numbers. Ask your operator about more.`,
    });
}

async function shareByDefault(work: Transaction, actor: Actor, { partnerId }: Client, channel: Channel): Promise<void> {
  const partner = partnerId == null ? null : await findPartner(work, partnerId);
  if (partner === null || !startsShared(channel.payment, partner)) return;
  const locked = await lockChannels(work, [channel.id]);
  await grantPermission(locked, actor, channel, { partnerId: partner.id, source: 'partner_payment' });
}
