import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';
import { hasRunOut } from './permission-request.sql.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Deletes requests without an answer, thirty days after their end. Answered requests stay. */
export async function pruneRequests(work: Work): Promise<void> {
  const [where, values] = hasRunOut(new Date(work.now.getTime() - KEPT_MS), 'permission_request');
  await deleteInBatches(work, { table: 'permission_request', where, values });
}
