import type { Pool } from 'pg';
import { withinTime } from '../within-time.ts';

const PATIENCE_MS = 2_000;

/**
 * Ends a pool and waits until its connections are closed, two seconds at most. The library reports the end of a
 * connection as soon as the library has sent its last message, before the database has read that message. At that
 * moment, a query for the open connections would still find this connection.
 */
export async function endPool(pool: Pool): Promise<void> {
  let left = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (left === 0) resolve();
    pool.on('remove', () => {
      left--;
      if (left <= 0) resolve();
    });
  });
  await pool.end();
  await withinTime(gone, PATIENCE_MS);
}
