import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { call } from '../world/answer.ts';
import { startAwayWorld } from './away-world.ts';
import { type Call, callsAt } from './calls.ts';
import { expectAnswered, expectUnavailable } from './expect-calls.ts';

const BACK_WITHIN_MS = 5_000;

test('a database that is gone: every door says 503 and when to come back, and goes on within seconds of its return', async () => {
  const lines: string[] = [];
  await using world = await startAwayWorld(createLog('warn', { write: (line) => lines.push(line) }));
  const { proxy } = world;
  const calls = await callsAt(world);
  // Control: the same calls get 200 before the database goes away.
  await expectAnswered(calls);

  await proxy.cut();
  for (let round = 0; round < 3; round++) await expectUnavailable(calls, 3_000);
  const link = `${world.baseUrl}/permission?request=req_0`;
  const page = await call(link, { headers: { accept: 'text/html' } });
  const stream = (accept: string) =>
    call(`${world.baseUrl}/api/v1/events/stream`, { headers: { accept, 'x-api-key': world.demo.organizationKey } });
  // A 503 would end an EventSource for ever. It connects again when its connection is closed.
  await expect(stream('text/event-stream')).rejects.toThrow('fetch failed');
  expect((await stream('*/*')).status).toBe(503);
  await proxy.restore();

  // The page of the refusal has a link that loads the address of this page again. It has no link to the home page,
  // because a person cannot go on with the permission request from the home page.
  expect([page.status, page.refusal]).toEqual([503, 'unavailable']);
  expect(page.text).toContain('<a href="">Try again</a>');
  expect(page.text).not.toContain('href="/"');

  await expectBack(calls);
  await expectAnswered(calls);
  // Several queues ask again and again, and the outage is logged once.
  expect(lines.filter((line) => line.includes('background work waits'))).toHaveLength(1);
});

test('a database that says nothing: every door says 503 instead of waiting for ever, and goes on when it speaks again', async () => {
  await using world = await startAwayWorld();
  const { proxy } = world;
  const calls = await callsAt(world);
  await expectAnswered(calls);

  proxy.hang();
  await expectUnavailable(calls, 15_000);
  // The test sends one more call. By now the pool has given up some connections, so the call may need a new connection,
  // which hangs while the pool opens it.
  await expectUnavailable(calls.slice(0, 1), 15_000);
  await proxy.restore();

  await expectBack(calls);
  await expectAnswered(calls);
});

test('a database that goes while calls are waiting for it: each is told 503, and the process goes on', async () => {
  await using world = await startAwayWorld();
  const { proxy } = world;
  const calls = await callsAt(world);
  await expectAnswered(calls);

  proxy.hang();
  const session = calls.filter(({ what }) => what === 'who is signed in');
  const told = expectUnavailable(session, 15_000);
  // The test waits until the call uses a connection of the pool. The library that uses this connection does not listen
  // to the connection's errors, so another part of the server must handle the error.
  await expect.poll(() => world.services.pool.totalCount - world.services.pool.idleCount).toBeGreaterThan(0);
  await proxy.cut();
  await told;
  await proxy.restore();

  await expectBack(calls);
  await expectAnswered(calls);
});

/**
 * Sends messages until one message gets 200. The server must answer 200 soon. The poll pauses between the messages,
 * because messages without a pause would keep a processor busy.
 */
async function expectBack([message]: readonly Call[]): Promise<void> {
  await expect.poll(async () => (await message?.send())?.status, { timeout: BACK_WITHIN_MS }).toBe(200);
}
