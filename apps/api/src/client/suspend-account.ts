import type { Actor } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { PartnerEntity } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { ClientEntity } from './client.entity.ts';

/**
 * Suspends a partner or a client, or ends the suspension. From the next call on, all keys and people of a suspended
 * account are refused.
 */
export function suspendAccount(work: Work, actor: Actor, id: string, suspended: boolean): Promise<void> {
  return transaction(work, async (tx) => {
    const partner = await tx.em.findOne(PartnerEntity, { id });
    const account = partner ?? (await tx.em.findOne(ClientEntity, { id }));
    if (account === null) throw new Refusal('not_found', `account ${id}`);
    const status = suspended ? 'suspended' : 'active';
    // The account already has this status, so there is no change to record.
    if (account.status === status) return;
    account.status = status;
    record(tx, actor, {
      type: suspended ? 'account.suspended' : 'account.resumed',
      ...(partner === null ? { clientId: id } : { partnerId: id }),
      subjectId: id,
    });
  });
}
