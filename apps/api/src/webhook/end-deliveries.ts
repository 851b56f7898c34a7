import type { DeliveryEnd } from '@chatelaine/shared';
import { aheadMs } from '../platform/clock.ts';
import { transaction, type Work } from '../platform/work.ts';
import { END_PENDING, LOCK_STATE, SKIP_TO_NEWEST } from './delivery.sql.ts';

// Each statement passes over the entries of the rows that the statements before it have ended, so there are few of them.
const BATCH = 10_000;

/**
 * Ends all pending deliveries of a webhook, and skips the events that were recorded until now. Nothing that was recorded
 * before this call is delivered later. An attempt that is under way at this moment may still arrive. In a transaction,
 * all of it happens with the transaction or not at all.
 *
 * The state of the webhook is locked first. So no deliveries are made meanwhile.
 */
export function endDeliveries(work: Work, webhookId: string, reason: DeliveryEnd): Promise<void> {
  return transaction(work, async (tx) => {
    await tx.em.execute(LOCK_STATE, [webhookId]);
    for (let last: string | null = ''; last !== null; ) {
      const values: unknown[] = [webhookId, last, BATCH, reason, aheadMs(tx.services.clock)];
      const [ended] = await tx.em.execute<{ count: number; last: string | null }[]>(END_PENDING, values);
      last = ended?.count === BATCH ? ended.last : null;
    }
    await tx.em.execute(SKIP_TO_NEWEST, [webhookId]);
  });
}

/** Ends the deliveries of a webhook that is deleted, and deletes its state. The log of its deliveries stays. */
export function endState(work: Work, webhookId: string, reason: DeliveryEnd = 'webhook_deleted'): Promise<void> {
  return transaction(work, async (tx) => {
    await endDeliveries(tx, webhookId, reason);
    await tx.em.execute('delete from webhook_state where webhook_id = ?', [webhookId]);
  });
}
