import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';
import { startOfReplays } from './run-once.ts';

/** Deletes what calls with an `Idempotency-Key` were answered, after its day. */
export async function pruneReplays(work: Work): Promise<void> {
  const values = [startOfReplays(work.now)];
  await deleteInBatches(work, { table: 'platform.idempotency', where: 'created_at < ?', values });
}
