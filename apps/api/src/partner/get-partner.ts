import type { Actor, PartnerId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { type Locked, lockedNow, type Transaction, type Work } from '../platform/work.ts';
import { type Partner, PartnerEntity } from './partner.entity.ts';

/** Finds a partner. Null when there is none with this id. */
export function findPartner(work: Work, id: PartnerId): Promise<Partner | null> {
  return work.em.findOne(PartnerEntity, { id });
}

/** Gets a partner. */
export async function getPartner(work: Work, id: PartnerId): Promise<Partner> {
  const partner = await findPartner(work, id);
  if (partner === null) throw new Refusal('not_found', `partner ${id}`);
  return partner;
}

/** Gets the actor's own partner. The operator has no own partner, so the operator gives the id of a partner. */
export function getOwnPartner(work: Work, actor: Actor, ofOperator?: PartnerId): Promise<Partner> {
  if (actor.kind === 'operator' && ofOperator !== undefined) return getPartner(work, ofOperator);
  if (actor.account?.type !== 'partner')
    throw new Refusal('not_allowed', `${actor.kind} ${actor.id} acts for no partner`);
  return getPartner(work, actor.account.id);
}

/** A partner whose row is locked, and the transaction that holds the lock. */
export interface LockedPartner {
  partner: Partner;
  work: Locked<'account'>;
}

/**
 * Locks the partner for a change. The partner's present values are read while the lock is held. The clock is read
 * again, so the time of this change is later than the time of the change before.
 */
export async function lockOwnPartner(work: Transaction, actor: Actor, ofOperator?: PartnerId): Promise<LockedPartner> {
  const { id } = await getOwnPartner(work, actor, ofOperator);
  await work.em.execute('select id from partner where id = ? for no key update', [id]);
  const partner = await work.em.findOneOrFail(PartnerEntity, { id }, { refresh: true });
  return { partner, work: lockedNow(work, 'account') };
}
