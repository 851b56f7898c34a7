import pg from 'pg';
import { expect } from 'vitest';
import { betweenDriver } from './driver.ts';

/** What a statement calls to wait at the barrier; once it is open nobody waits any more. */
export const BARRIER = 'pg_advisory_xact_lock_shared(2101)';

/**
 * Does something while the barrier is shut, and opens it when so many statements wait: at the barrier, or for a row
 * that one waiting there holds. However slow the machine is, so many really meet; an act in which fewer do fails.
 */
export async function meeting<T>(databaseUrl: string, count: number, act: () => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(2101)');
    const acting = act();
    // Told below; not to be taken for one that nobody waits for while the barrier is watched.
    acting.catch(() => {});
    await expect.poll(() => countWaiting(client), { interval: 10, timeout: 30_000 }).toBeGreaterThanOrEqual(count);
    await client.query('select pg_advisory_unlock(2101)');
    return await acting;
  } finally {
    await client.end();
  }
}

/** Lets every transaction of this process wait at the barrier before it commits. */
export function withCommitsAtBarrier(): Disposable {
  return betweenDriver(({ text, on }) =>
    text === 'commit' && on !== 'chatelaine-jobs' ? `select ${BARRIER}; commit` : text,
  );
}

async function countWaiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
}
