import pg from 'pg';
import { expect, test } from 'vitest';
import { type AwayWorld, startAwayWorld } from './away-world.ts';

/** The test makes more changes at once than the pool for changes has connections. */
const CHANGES = 12;
const POOL = 10;

test.each<[string, (world: AwayWorld) => Promise<unknown>]>([
  ['whose connections are cut', ({ proxy }) => proxy.cut()],
  ['that falls silent', async ({ proxy }) => proxy.hang()],
  [
    'that ends the sessions',
    ({ sql }) =>
      sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chatelaine' and datname = current_database()",
      ),
  ],
])(
  'a database %s in the middle of changes costs no connection: everything goes on, and the stop ends',
  {
    timeout: 90_000,
  },
  async (_, breakOff) => {
    await using world = await startAwayWorld();
    const { proxy, partner } = world;
    await using holder = await open(world.databaseUrl);
    const change = () => partner.settings.update({ requireSignature: true }).asResult();
    await holder.query('begin; select id from partner for update');
    const changes = Array.from({ length: CHANGES }, change);
    await expect.poll(() => countWaiting(world), { timeout: 20_000 }).toBe(POOL);

    await breakOff(world);
    const told = await Promise.all(changes);
    await holder.query('rollback');
    await proxy.restore();

    expect(told.map((each) => each.ok)).toEqual(Array(CHANGES).fill(false));
    await expect.poll(async () => (await partner.channels.list().asResult()).ok, { timeout: 20_000 }).toBe(true);
    // The test starts as many changes at once as the pool has connections. All changes succeed, so the pool has lost no
    // connection.
    const after = await Promise.all(Array.from({ length: POOL }, change));
    expect(after.map((each) => each.ok)).toEqual(Array(POOL).fill(true));
    expect((await fetch(`${world.baseUrl}/healthz`)).status).toBe(200);
  },
);

async function open(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(url);
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

async function countWaiting({ sql }: AwayWorld): Promise<number> {
  const waiting = await sql(
    `select from pg_stat_activity
     where datname = current_database() and application_name = 'chatelaine' and wait_event_type = 'Lock'`,
  );
  return waiting.length;
}
