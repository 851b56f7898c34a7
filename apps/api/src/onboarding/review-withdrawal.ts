import { judgeRight, type Review, type ReviewInput, requestStatus } from '@chatelaine/shared';
import { ChannelEntity } from '../channel/index.ts';
import { getPartner } from '../partner/index.ts';
import { listShared, requireMayWithdraw } from '../permission/index.ts';
import { getPersonActor, type Session } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { PermissionRequestEntity } from './permission-request.entity.ts';
import { sealReview } from './review-token.ts';

/**
 * Shows which permissions a person is about to withdraw, and returns the token that the withdrawal needs. This function
 * writes nothing to the database. The token need not be stored, because it belongs to one request, and a request is
 * answered only once.
 *
 * @throws {Refusal} `not_found` for a request that is over or belongs to another person, and for a number of another
 * client; `not_allowed` when the person's role does not allow a withdrawal, or when the partner pays for a number and
 * lets no client withdraw; `conflict` when one of the numbers is not Shared with the partner.
 */
export async function reviewWithdrawal(work: Work, input: ReviewInput, { personId }: Session): Promise<Review> {
  const { requestId, clientId, withdraw } = input;
  const request = await work.em.findOne(PermissionRequestEntity, { id: requestId });
  if (request === null || request.personId !== personId || requestStatus(request, work.now) !== 'open')
    throw new Refusal('not_found', `request ${requestId} is over or someone else's`);
  const actor = await getPersonActor(work, personId, clientId);
  const verdict = judgeRight(actor, 'permissions');
  if (!verdict.allow) throw new Refusal(verdict.reason, `person ${actor.id}, client ${clientId}`);
  const channels = await work.em.find(ChannelEntity, { id: { $in: withdraw }, clientId });
  if (channels.length !== withdraw.length)
    throw new Refusal('not_found', `a channel that is not of client ${clientId}`);
  const shared = new Set(await listShared(work, clientId, request.partnerId));
  if (!withdraw.every((id) => shared.has(id))) throw new Refusal('conflict', 'a number is not as the page showed it');
  const partner = await getPartner(work, request.partnerId);
  for (const channel of channels) requireMayWithdraw(channel, partner);
  return { withdraw, token: sealReview(work.services.sealer, input, personId) };
}
