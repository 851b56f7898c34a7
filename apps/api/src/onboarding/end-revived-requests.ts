import type { Work } from '../platform/work.ts';

const OPEN = 'answer is null and created_at <= ? and expires_at > ?';

/** Counts the permission requests from before an instant that can still be answered. */
export async function countRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const rows = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from permission_request where ${OPEN}`,
    [until, now],
  );
  return rows[0]?.count ?? 0;
}

/** Ends those requests after a restore: they may have been answered already, and perhaps differently. */
export async function endRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const rows = await em.execute<unknown[]>(`update permission_request set expires_at = ? where ${OPEN} returning 1`, [
    now,
    until,
    now,
  ]);
  return rows.length;
}
