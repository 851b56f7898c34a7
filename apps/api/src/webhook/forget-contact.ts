import type { ContactId } from '@chatelaine/shared';
import { aheadMs } from '../platform/clock.ts';
import type { Transaction } from '../platform/work.ts';
import { FORGET_CONTACTS, LOCK_ABOUT, LOCK_STATES_ABOUT } from './delivery.sql.ts';

// One statement may take at most ten seconds. So many deliveries go in several statements of the transaction.
const BATCH = 10_000;

/**
 * Ends the deliveries about an erased contact, and empties what the receivers answered. An attempt that is under way
 * finds its delivery ended, so it stores no answer. The rows lose the id of the contact. Until the commit, no deliveries
 * of the client's events are made, because their attempts could still send and log what is erased.
 *
 * @param ids the contact, and the contacts that have become a part of it.
 */
export async function forgetContact(tx: Transaction, ids: readonly ContactId[]): Promise<void> {
  const contacts = JSON.stringify(ids);
  await tx.em.execute(LOCK_STATES_ABOUT, [contacts]);
  for (;;) {
    // A statement does not see the attempt that another transaction commits while the statement waits for its delivery.
    // So a statement of its own waits.
    const rows = await tx.em.execute<{ id: string }[]>(LOCK_ABOUT, [contacts, BATCH]);
    const deliveries = JSON.stringify(rows.map(({ id }) => id));
    await tx.em.execute(FORGET_CONTACTS, [deliveries, aheadMs(tx.services.clock), deliveries]);
    if (rows.length < BATCH) return;
  }
}
