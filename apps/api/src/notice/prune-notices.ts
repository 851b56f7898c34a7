import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';
import { HAS_ENDED } from './expiry-notice.sql.ts';

const KEPT_MS = 24 * 60 * 60_000;

/**
 * Deletes the marks of announcements a day after the announced end. By then the announcement cannot be due again, even
 * on a node whose clock is slow.
 */
export async function pruneNotices(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  await deleteInBatches(work, { table: 'expiry_notice', where: HAS_ENDED, values });
}
