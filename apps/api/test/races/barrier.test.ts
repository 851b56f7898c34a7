import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endPool } from '../../src/platform/db/end-pool.ts';
import { copyWorld, dropDatabase } from '../world/database.ts';
import { openBarrier } from './support/barrier.ts';

const TOO_EARLY = 'It ended before so many had met at the barrier.';

// The other tests of this folder rely on the barrier. These tests show that the barrier throws when too few calls wait
// at the same time.
let databaseUrl: string;
let pool: pg.Pool;
beforeAll(async () => {
  databaseUrl = await copyWorld();
  pool = new pg.Pool({ connectionString: databaseUrl });
});
afterAll(async () => {
  await endPool(pool);
  await dropDatabase(databaseUrl);
});

test('a rush whose first calls end before they have met fails, makes no further call and opens the table', async () => {
  await using barrier = await openBarrier(databaseUrl);
  let made = 0;
  const calls = Array.from({ length: 40 }, () => async () => void made++);

  await expect(barrier.rush('key_window', calls)).rejects.toThrow(TOO_EARLY);

  expect(made).toBe(10);
  await pool.query('select from key_window');
  // Control: calls that need the table do wait for it at the same time. All other calls run after these first calls.
  const told = await barrier.rush('key_window', Array(40).fill(count));
  expect(told).toHaveLength(40);
});

test('who waits for another lock has not met anybody at the barrier', async () => {
  await using barrier = await openBarrier(databaseUrl);
  const [holder, waiter] = await Promise.all([pool.connect(), pool.connect()]);
  await holder.query('select pg_advisory_lock(7)');
  const waiting = waiter.query('select pg_advisory_lock(7)');
  const isWaiting = async () => (await pool.query('select from pg_locks where objid = 7 and not granted')).rowCount;
  await expect.poll(isWaiting).toBe(1);

  await expect(barrier.meeting(1, async () => {})).rejects.toThrow(TOO_EARLY);

  await holder.query('select pg_advisory_unlock(7)');
  await waiting;
  for (const client of [holder, waiter]) client.release(true);
});

test('a side that ends while the first one is held has not met it; one that waits for what that holds has', async () => {
  await using barrier = await openBarrier(databaseUrl);
  const transaction = (statement: string) => async () => {
    const client = await pool.connect();
    for (const each of ['begin', statement, 'commit']) await client.query(each);
    client.release();
  };
  const first = transaction('lock table key_window in share mode');
  const race = (second: string) => barrier.inTurn(/share mode/, [first, transaction(second)]);

  expect((await race('select 1')).met).toBe(false);

  expect((await race('lock table key_window in exclusive mode')).met).toBe(true);
});

// Each call has its own connection, because a pool has fewer connections than a rush waits for.
async function count(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('select count(*) from key_window');
  await client.end();
}
