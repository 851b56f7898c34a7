import type { Work } from '../platform/work.ts';
import { PRUNE_DELIVERED, PRUNE_ENDED, PRUNE_FAILED, PRUNE_LEFT } from './delivery.sql.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long a delivery stays in the log: one that arrived, and any other. */
const [DELIVERED_DAYS, OTHER_DAYS] = [7, 30];
const BATCH = 1_000;

/**
 * Deletes deliveries with their attempts that ended long ago, a thousand at a time. Several nodes may run this function
 * at once, and it may be interrupted at any time. A delivery that is pending stays, however old it is, because its
 * webhook may be paused.
 */
export async function pruneDeliveries(work: Work): Promise<void> {
  const before = (days: number) => new Date(work.now.getTime() - days * DAY_MS);
  await prune(work, PRUNE_DELIVERED, before(DELIVERED_DAYS));
  for (const statement of [PRUNE_FAILED, PRUNE_ENDED, PRUNE_LEFT]) await prune(work, statement, before(OTHER_DAYS));
}

async function prune(work: Work, statement: string, before: Date): Promise<void> {
  for (;;) {
    const [deleted] = await work.em.execute<{ count: number }[]>(statement, [before, BATCH]);
    if ((deleted?.count ?? 0) < BATCH) return;
  }
}
