import type { ContactId } from '@chatelaine/shared';
import { aheadMs } from '../platform/clock.ts';
import type { Transaction } from '../platform/work.ts';
import { FORGET_CONTACTS } from './delivery.sql.ts';

// One statement may take at most ten seconds. So many deliveries go in several statements of the transaction.
const BATCH = 10_000;

/**
 * Ends the deliveries about an erased contact, and empties what the receivers answered. An attempt that is under way
 * finds its delivery ended, so it stores no answer. The rows lose the id of the contact.
 *
 * @param ids the contact, and the contacts that have become a part of it.
 */
export async function forgetContact(tx: Transaction, ids: readonly ContactId[]): Promise<void> {
  for (;;) {
    const rows = await tx.em.execute<unknown[]>(FORGET_CONTACTS, [
      JSON.stringify(ids),
      BATCH,
      aheadMs(tx.services.clock),
    ]);
    if (rows.length < BATCH) return;
  }
}
