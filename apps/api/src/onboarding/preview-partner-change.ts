import {
  type Actor,
  type NamedChannel,
  type PartnerChangePreview,
  type PartnerId,
  startsShared,
} from '@chatelaine/shared';
import { type Channel, ChannelEntity } from '../channel/index.ts';
import { findPartner, getPartner, type Partner } from '../partner/index.ts';
import { findOpenEpisodes, requireMayWithdraw } from '../permission/index.ts';
import type { PersonActor } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { findStoppedKeys } from './find-stopped-keys.ts';
import { type ConnectedClient, getConnectedClient, requireClientPerson } from './own-client.ts';
import { type Shown, sealShown } from './shown-token.ts';

/** The numbers that a change of partner touches, the old and the new partner, and what a review of it shows. */
export interface PartnerChangePlan {
  current: Partner;
  next: Partner;
  /** The numbers whose permission ends. */
  withdraw: Channel[];
  /** The numbers that are Shared with the new partner from the start. */
  share: Channel[];
  shown: Shown;
}

/**
 * Shows what a change of partner does, before it is done, and returns the token that the change needs. This function
 * writes nothing.
 *
 * The new partner's name and logo are those that the link `/permission?partner_id=…` shows to everybody. For a partner
 * that requires a signature, this link shows only the name, so this function shows only the name too.
 *
 * @throws {Refusal} `not_found` for an unknown or suspended partner; `conflict` when the client has no partner, or works
 * with this one already; `not_allowed` when the partner pays for a shared number and lets no client withdraw.
 */
export async function previewPartnerChange(
  work: Work,
  actor: Actor,
  partnerId: PartnerId,
): Promise<PartnerChangePreview> {
  const person = requireClientPerson(actor);
  const of = await getConnectedClient(work, person);
  const plan = await planPartnerChange(work, person, of, partnerId);
  const { current, next } = plan;
  return {
    partner: { id: next.id, name: next.name, logo: next.requireSignature ? null : (next.logo ?? null) },
    current: { id: current.id, name: current.name },
    withdraw: plan.withdraw.map(named),
    share: plan.share.map(named),
    keys: await findStoppedKeys(work, person, {
      partnerId: current.id,
      channelIds: plan.withdraw.map(({ id }) => id),
    }),
    token: sealShown(work, plan.shown),
  };
}

/** Plans a change of partner. The plan is the same for the review and for the change, while nothing else changes. */
export async function planPartnerChange(
  work: Work,
  { id: personId }: PersonActor,
  { client, partnerId: currentId }: ConnectedClient,
  partnerId: PartnerId,
): Promise<PartnerChangePlan> {
  const next = await findPartner(work, partnerId);
  if (next === null || next.status !== 'active') throw new Refusal('not_found', `partner ${partnerId}`);
  if (next.id === currentId)
    throw new Refusal('conflict', `client ${client.id} works with ${partnerId}`, {
      message: `You work with ${next.name} already.`,
    });
  const current = await getPartner(work, currentId);
  const channels = await work.em.find(
    ChannelEntity,
    { clientId: client.id },
    { orderBy: { id: 'asc' }, refresh: true },
  );
  const open = await findOpenEpisodes(work, client.id, currentId);
  const shared = new Set(open.map(({ channelId }) => channelId));
  const withdraw = channels.filter(({ id }) => shared.has(id));
  for (const channel of withdraw) requireMayWithdraw(channel, current);
  const share = channels.filter(({ payment }) => startsShared(payment, next));
  // The partners are among the facts, because a client without a shared number has no other fact. The begin of the work
  // with the current partner is there so that a token is not good again after the client has come back.
  const since = `${currentId} since ${client.partnerSince?.getTime() ?? 0}`;
  const facts = [since, `to ${next.id}`, ...open.map(({ id }) => id), ...share.map(({ id }) => id)];
  return { current, next, withdraw, share, shown: { act: 'partner change', personId, clientId: client.id, facts } };
}

const named = ({ id, phoneNumber, name }: Channel): NamedChannel => ({ id, phoneNumber, name });
