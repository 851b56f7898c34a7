import type { Pool } from 'pg';
import { withinTime } from '../within-time.ts';

const PATIENCE_MS = 2_000;

/**
 * Ends a pool and waits until its connections are gone, two seconds at most. The library says that it has ended when it
 * has said goodbye, before the database has heard it; whoever then asks who is still there is told of our own ghosts.
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
