import { allOf } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';
import { endRequestsSql, isRequestOpen } from './permission-request.sql.ts';

const revived = (now: Date, until: Date) => allOf([['r.created_at <= ?', [until]], isRequestOpen(now, 'r')]);

/** Counts the permission requests that were made before an instant and can still be answered. */
export async function countRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const { sql, values } = revived(now, until);
  const rows = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from permission_request r where ${sql}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Ends the permission requests that were made before an instant and can still be answered. This function is for the
 * time after a restore: somebody may have answered these requests after the backup was taken, and the restored database
 * has no such answer.
 */
export async function endRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const { sql, values } = revived(now, until);
  const rows = await em.execute<unknown[]>(endRequestsSql(sql), [now, ...values]);
  return rows.length;
}
