import {
  type Actor,
  type ChannelId,
  type CreateKeyReason,
  judgeCreateKey,
  SHARED_WITH_PARTNER,
} from '@chatelaine/shared';
import { type Channel, ChannelEntity } from '../channel/channel.entity.ts';
import { ClientEntity, seenClients } from '../client/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Locked, Work } from '../platform/work.ts';
import { holdOpenEpisode } from './find-episode.ts';
import type { Episode } from './permission.entity.ts';

/**
 * Gets a channel that the actor may know of. A partner may know of its clients' channels, and a client may know of its
 * own channels.
 */
export async function getChannel(work: Work, actor: Actor, id: ChannelId): Promise<Channel> {
  const channel = await work.em.findOne(ChannelEntity, { id }, { refresh: true });
  const seen =
    channel && (await work.em.count(ClientEntity, { $and: [{ id: channel.clientId }, seenClients(actor)] })) > 0;
  if (channel === null || !seen) throw new Refusal('not_found', `channel ${id} for ${actor.id}`);
  return channel;
}

/**
 * Gets a running channel on which the actor may make keys now, and keeps its permission open until the transaction
 * ends. The channel of a suspended client is refused: a new key would end the older key, but the new key would not work
 * while the client is suspended. The result has the partner's episode. The episode is null when the client makes its
 * own key.
 */
export async function getSharedChannel(
  work: Locked<'channel'>,
  actor: Actor,
  id: ChannelId,
): Promise<{ channel: Channel; episode: Episode | null }> {
  const channel = await getChannel(work, actor, id);
  const client = await work.em.findOneOrFail(ClientEntity, { id: channel.clientId }, { refresh: true });
  const episode = await holdOpenEpisode(work, id);
  const sharedWith = episode?.partnerId ?? null;
  const verdict = judgeCreateKey(actor, { status: channel.status, clientStatus: client.status, sharedWith });
  if (!verdict.allow) throw refusalFor(verdict.reason, `${actor.kind} ${actor.id}, channel ${id}`);
  return { channel, episode: actor.account?.type === 'partner' ? episode : null };
}

const refusalFor = (reason: CreateKeyReason, detail: string): Refusal =>
  reason === 'shared_with_partner'
    ? new Refusal('not_allowed', detail, { message: SHARED_WITH_PARTNER })
    : new Refusal(reason, detail);
