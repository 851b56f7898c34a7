import type { Actor, DeletedWebhook } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { endState } from './end-deliveries.ts';
import { lockOwnWebhook } from './lock-webhook.ts';

/**
 * Deletes a webhook. Its pending deliveries end in the same commit, so from then on no attempt begins. Nobody sees its
 * deliveries any more, and the nightly pruning deletes them.
 *
 * @throws {Refusal} `not_found`, also for the second of two calls; `not_allowed` for the webhook of a number.
 */
export function deleteWebhook(work: Work, actor: Actor, id: string): Promise<DeletedWebhook> {
  return transaction(work, async (begun) => {
    const { tx, row, found } = await lockOwnWebhook(begun, actor, id);
    record(tx, actor, { type: 'webhook.deleted', ...concernedOf(found), data: { host: hostOf(found) } });
    tx.em.remove(row);
    await tx.em.flush();
    await endState(tx, id);
    return { id };
  });
}
