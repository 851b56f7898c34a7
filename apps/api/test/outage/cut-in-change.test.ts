import { Chatelaine } from '@chatelaine/sdk';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { testConfig } from '../test-config.ts';
import { type DatabaseProxy, startProxy } from './proxy.ts';

/** More than the pool of the changes has connections. */
const CHANGES = 12;
const POOL = 10;

test.each<[string, (away: { proxy: DatabaseProxy; watcher: pg.Client }) => Promise<unknown>]>([
  ['whose connections are cut', ({ proxy }) => proxy.cut()],
  ['that falls silent', async ({ proxy }) => proxy.hang()],
  [
    'that ends the sessions',
    ({ watcher }) =>
      watcher.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chatelaine' and datname = current_database()",
      ),
  ],
])(
  'a database %s in the middle of changes costs no connection: everything goes on, and the stop ends',
  {
    timeout: 90_000,
  },
  async (_, breakOff) => {
    const databaseUrl = await copyWorld();
    await using proxy = await startProxy(databaseUrl);
    await using watcher = await open(databaseUrl);
    // Beside the watcher: within a transaction one sees the same activity again and again.
    await using holder = await open(databaseUrl);
    const server = await startServer(testConfig({ databaseUrl: proxy.url }), { log: createLog('silent') });
    try {
      const { partnerKey } = inject('demo').partner;
      const partner = new Chatelaine({ baseUrl: server.baseUrl, partnerKey, maxRetries: 0 });
      const change = () => partner.settings.update({ requireSignature: true }).asResult();
      await holder.query('begin; select id from partner for update');
      const changes = Array.from({ length: CHANGES }, change);
      await expect.poll(() => countWaiting(watcher), { timeout: 20_000 }).toBe(POOL);

      await breakOff({ proxy, watcher });
      const told = await Promise.all(changes);
      await holder.query('rollback');
      await proxy.restore();

      expect(told.map((each) => each.ok)).toEqual(Array(CHANGES).fill(false));
      await expect.poll(async () => (await partner.channels.list().asResult()).ok, { timeout: 20_000 }).toBe(true);
      // As many as the pool has connections, at once: none was lost.
      const after = await Promise.all(Array.from({ length: POOL }, change));
      expect(after.map((each) => each.ok)).toEqual(Array(POOL).fill(true));
      expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    } finally {
      await server.stop();
    }
  },
);

async function open(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(url);
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

async function countWaiting(watcher: pg.Client): Promise<number> {
  const { rows } = await watcher.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and application_name = 'chatelaine' and wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
}
