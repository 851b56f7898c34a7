import { KEPT_CALL_DAYS } from '@chatelaine/shared';
import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import type { Work } from '../platform/work.ts';
import { firstCallId } from './call-id.ts';

const KEPT_MS = KEPT_CALL_DAYS * 24 * 60 * 60_000;

/** Deletes kept calls, and the counts of their hours, after seven days. Returns the number of deleted calls. */
export async function pruneCalls(work: Work): Promise<number> {
  const before = new Date(work.now.getTime() - KEPT_MS);
  const deleted = await deleteInBatches(work, { table: 'kept_call', where: 'id < ?', values: [firstCallId(before)] });
  const where = "hour < date_trunc('hour', ?::timestamptz, 'UTC')";
  await deleteInBatches(work, { table: 'kept_call_hour', where, values: [before] });
  return deleted;
}
