import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Deletes requests without an answer, thirty days after their end. Answered requests stay. */
export async function pruneRequests(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  await deleteInBatches(work, { table: 'permission_request', where: 'answer is null and expires_at <= ?', values });
}
