import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';
import { startOfReplays } from './replay.ts';

/** Deletes the stored answers of calls with an `Idempotency-Key`, when the answers are older than 24 hours. */
export async function pruneReplays(work: Work): Promise<void> {
  const values = [startOfReplays(work.now)];
  await deleteInBatches(work, { table: 'platform.idempotency', where: 'created_at < ?', values });
}
