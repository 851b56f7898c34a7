import type { Actor, ChannelId, WithdrawalReview } from '@chatelaine/shared';
import { ChannelEntity } from '../channel/index.ts';
import { getPartner } from '../partner/index.ts';
import { findOpenEpisodes, requireMayWithdraw } from '../permission/index.ts';
import type { PersonActor } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { findStoppedKeys } from './find-stopped-keys.ts';
import { type ConnectedClient, getConnectedClient, requireClientPerson } from './own-client.ts';
import { type Shown, sealShown } from './shown-token.ts';

/**
 * Shows which permissions a person of a client is about to withdraw in the Client Hub and which keys stop by it, and
 * returns the token that the withdrawal needs. This function writes nothing.
 *
 * @throws {Refusal} `not_found` for a number of another client; `conflict` when a number is not Shared; `not_allowed`
 * when the partner pays for a number and lets no client withdraw.
 */
export async function reviewPermissions(
  work: Work,
  actor: Actor,
  withdraw: readonly ChannelId[],
): Promise<WithdrawalReview> {
  const person = requireClientPerson(actor);
  const of = await getConnectedClient(work, person);
  const channels = await work.em.find(ChannelEntity, { id: { $in: [...withdraw] }, clientId: of.client.id });
  if (channels.length !== withdraw.length)
    throw new Refusal('not_found', `a channel that is not of client ${of.client.id}`);
  const shown = await shownWithdrawal(work, person, of, withdraw);
  const partner = await getPartner(work, of.partnerId);
  for (const channel of channels) requireMayWithdraw(channel, partner);
  const keys = await findStoppedKeys(work, person, { partnerId: partner.id, channelIds: withdraw });
  return { withdraw: [...withdraw], keys, token: sealShown(work, shown) };
}

/**
 * Returns what a review of these numbers shows: the open permissions that the withdrawal ends.
 *
 * @throws {Refusal} `conflict` when one of the numbers is not Shared with the client's partner.
 */
export async function shownWithdrawal(
  work: Work,
  { id: personId }: PersonActor,
  { client, partnerId }: ConnectedClient,
  withdraw: readonly ChannelId[],
): Promise<Shown> {
  const open = await findOpenEpisodes(work, client.id, partnerId);
  const facts = open.filter(({ channelId }) => withdraw.includes(channelId)).map(({ id }) => id);
  if (facts.length !== withdraw.length) throw new Refusal('conflict', 'a number is not as the page showed it');
  return { act: 'withdrawal', personId, clientId: client.id, facts };
}
