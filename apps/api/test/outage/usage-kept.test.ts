import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { testConfig } from '../test-config.ts';
import { callsAt } from './calls.ts';
import { startProxy } from './proxy.ts';

// The timer that writes usage comes when the test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('calls that were counted when the database went away are written when it is back', async () => {
  const databaseUrl = await copyWorld();
  await using proxy = await startProxy(databaseUrl);
  const server = await startServer(testConfig({ databaseUrl: proxy.url }), { log: createLog('error') });
  const [message] = await callsAt(server.baseUrl);
  for (let call = 0; call < 7; call++) expect((await message?.send())?.status).toBe(200);

  await proxy.cut();
  vi.advanceTimersByTime(15_000);
  expect((await message?.send())?.status).toBe(503);
  const whileAway = await messagesOf(databaseUrl);
  await proxy.restore();
  expect((await message?.send())?.status).toBe(200);
  await server.stop();

  expect(whileAway).toBe(0);
  expect(await messagesOf(databaseUrl)).toBe(8);
});

/** How many calls with channel keys got through, as the table says. */
async function messagesOf(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const text = `select coalesce(sum(u.calls), 0)::int as calls from usage u join api_key k on k.id = u.api_key_id
    where k.kind = 'channel' and u.outcome = 'ok'`;
  const { rows } = await client.query<{ calls: number }>(text);
  await client.end();
  return rows[0]?.calls ?? 0;
}
