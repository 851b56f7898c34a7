import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';

const KEPT_MS = 24 * 60 * 60_000;

/** Deletes what was said before an end that has come: it is never due again. A day later, whatever clocks say. */
export async function pruneNotices(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  await deleteInBatches(work, { table: 'expiry_notice', where: 'expires_at <= ?', values });
}
