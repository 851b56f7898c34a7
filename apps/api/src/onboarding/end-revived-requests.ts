import type { Work } from '../platform/work.ts';

const OPEN = 'answer is null and created_at <= ? and expires_at > ?';

/** Counts the permission requests that can be answered and were made until an instant. */
export async function countRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const rows = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from permission_request where ${OPEN}`,
    [until, now],
  );
  return rows[0]?.count ?? 0;
}

/** Ends them after a restore: some were answered, with another answer perhaps than they would get now. */
export async function endRevivedRequests({ em, now }: Work, until: Date): Promise<number> {
  const rows = await em.execute<unknown[]>(`update permission_request set expires_at = ? where ${OPEN} returning 1`, [
    now,
    until,
    now,
  ]);
  return rows.length;
}
