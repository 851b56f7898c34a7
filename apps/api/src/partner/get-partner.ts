import type { Actor, PartnerId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { afterLocks, type Work } from '../platform/work.ts';
import { type Partner, PartnerEntity } from './partner.entity.ts';

/** Finds a partner, or null. */
export function findPartner(work: Work, id: PartnerId): Promise<Partner | null> {
  return work.em.findOne(PartnerEntity, { id });
}

/** Gets a partner. */
export async function getPartner(work: Work, id: PartnerId): Promise<Partner> {
  const partner = await findPartner(work, id);
  if (partner === null) throw new Refusal('not_found', `partner ${id}`);
  return partner;
}

/** Gets the partner for which someone acts; the operator, who acts for nobody, says which. */
export function getOwnPartner(work: Work, actor: Actor, ofOperator?: PartnerId): Promise<Partner> {
  if (actor.kind === 'operator' && ofOperator !== undefined) return getPartner(work, ofOperator);
  if (actor.account?.type !== 'partner')
    throw new Refusal('not_allowed', `${actor.kind} ${actor.id} acts for no partner`);
  return getPartner(work, actor.account.id);
}

/** A partner that nobody else changes meanwhile, and the work that goes on from the lock. */
export interface LockedPartner {
  partner: Partner;
  work: Work;
}

/** Gets it for a change: what was before is read under the lock, and the change has an instant after the one before it. */
export async function lockOwnPartner(work: Work, actor: Actor, ofOperator?: PartnerId): Promise<LockedPartner> {
  const { id } = await getOwnPartner(work, actor, ofOperator);
  await work.em.execute('select id from partner where id = ? for no key update', [id]);
  const partner = await work.em.findOneOrFail(PartnerEntity, { id }, { refresh: true });
  return { partner, work: afterLocks(work) };
}
