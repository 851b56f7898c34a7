import type { Scope } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { startUsageCounter } from '../../src/usage/index.ts';
import { UsageSums } from '../../src/usage/usage-sums.ts';
import { fakeClock } from '../world/clock.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { HOUR_MS } from './stage.ts';

// The timer that writes the counts to the database is a fake timer. It runs only when a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const silent = createLog('silent');
const OK = { outcome: 'ok', scope: 'send', address: '203.0.113.7' } as const;

const CALLS = rounds(200, 500);

test(`${CALLS} calls at once on two nodes are counted exactly: per key, hour, outcome and scope`, async () => {
  await using services = await openTestServices();
  const clock = fakeClock();
  clock.pass(HOUR_MS - (clock.now().getTime() % HOUR_MS));
  const hour = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS);
  const nodes = [startUsageCounter(services.pool, clock, silent), startUsageCounter(services.pool, clock, silent)];
  const kinds: [key: string, outcome: string, scope: Scope | null][] = [
    ['key_a', 'ok', 'send'],
    ['key_a', 'ok', 'manage'],
    ['key_a', 'rate_limited', 'send'],
    ['key_b', 'ok', 'send'],
    ['key_b', 'revoked', null],
  ];

  const countAll = () =>
    Promise.all(
      Array.from({ length: CALLS }, async (_, call) => {
        const [key, outcome, scope] = kinds[call % 5] ?? ['', '', null];
        nodes[call % 2]?.count(key, { outcome, scope, address: null });
        if (call % 50 === 0) await nodes[call % 2]?.flush();
      }),
    );
  await countAll();
  clock.pass(HOUR_MS);
  await countAll();
  await Promise.all(nodes.map((node) => node.stop()));

  const { rows } = await services.pool.query(
    'select api_key_id, hour, outcome, scope, calls::int from usage order by 2, 1, 3, 4',
  );
  const next = new Date(hour.getTime() + HOUR_MS);
  const expected = (at: Date) => [
    { api_key_id: 'key_a', hour: at, outcome: 'ok', scope: 'manage', calls: CALLS / 5 },
    { api_key_id: 'key_a', hour: at, outcome: 'ok', scope: 'send', calls: CALLS / 5 },
    { api_key_id: 'key_a', hour: at, outcome: 'rate_limited', scope: 'send', calls: CALLS / 5 },
    { api_key_id: 'key_b', hour: at, outcome: 'ok', scope: 'send', calls: CALLS / 5 },
    { api_key_id: 'key_b', hour: at, outcome: 'revoked', scope: '', calls: CALLS / 5 },
  ];
  expect(rows).toEqual([...expected(hour), ...expected(next)]);
});

test('counting asks the database nothing; what was counted is in the table at the next full five seconds', async () => {
  await using services = await openTestServices();
  const query = vi.spyOn(services.pool, 'query');
  const counter = startUsageCounter(services.pool, fakeClock(), silent);

  counter.count('key_a', OK);
  vi.advanceTimersByTime(4_999);
  expect(query).not.toHaveBeenCalled();
  expect(await callsOf(services.pool)).toBe(0);
  vi.advanceTimersByTime(1);

  await expect.poll(() => callsOf(services.pool)).toBe(1);
  await counter.stop();
});

test('the address that is kept is the one of the newest call, whichever node writes last', async () => {
  await using services = await openTestServices();
  const clock = fakeClock();
  const [first, second] = [
    startUsageCounter(services.pool, clock, silent),
    startUsageCounter(services.pool, clock, silent),
  ];

  first.count('key_a', { ...OK, address: '192.0.2.1' });
  second.count('key_a', { ...OK, address: '192.0.2.2' });
  second.count('key_a', { ...OK, address: '2001:db8::3' });
  await second.stop();
  first.count('key_b', { ...OK, address: 'x'.repeat(100) });
  await first.stop();

  const { rows } = await services.pool.query('select api_key_id, calls::int, last_address from usage order by 1');
  expect(rows).toEqual([
    { api_key_id: 'key_a', calls: 3, last_address: '2001:db8::3' },
    { api_key_id: 'key_b', calls: 1, last_address: 'x'.repeat(64) },
  ]);
});

test('a write whose answer is lost counts once: it is sent again, and the table has it already', async () => {
  await using services = await openTestServices();
  const counter = startUsageCounter(services.pool, fakeClock(), silent);
  counter.count('key_a', OK);

  losesAnswer(services.pool);
  await counter.flush();
  const afterLoss = await callsOf(services.pool);
  counter.count('key_a', OK);
  await counter.flush();

  expect(afterLoss).toBe(1);
  expect(await callsOf(services.pool)).toBe(2);
  await counter.stop();
});

test('a write that fails is kept, one after the other, and what comes meanwhile too', async () => {
  await using services = await openTestServices();
  const counter = startUsageCounter(services.pool, fakeClock(), silent);
  await services.pool.query('alter table usage rename to usage_away');

  for (let call = 0; call < 20; call++) {
    counter.count('key_a', OK);
    vi.advanceTimersByTime(5_000);
    await counter.flush();
  }
  await services.pool.query('alter table usage_away rename to usage');
  expect(await callsOf(services.pool)).toBe(0);
  await counter.stop();

  expect(await callsOf(services.pool)).toBe(20);
});

test('more keys than one statement takes are all written', async () => {
  await using services = await openTestServices();
  const counter = startUsageCounter(services.pool, fakeClock(), silent);

  for (let key = 0; key < 12_001; key++) counter.count(`key_${key}`, OK);
  await counter.flush();

  expect(await callsOf(services.pool)).toBe(12_001);
  await counter.stop();
});

test('a stop that finds no database says how many calls are lost', async () => {
  await using services = await openTestServices();
  const log = createLog('silent');
  const error = vi.spyOn(log, 'error');
  const counter = startUsageCounter(services.pool, fakeClock(), log);
  for (let call = 0; call < 3; call++) counter.count('key_a', OK);
  await services.pool.query('drop table usage');

  await counter.stop();

  expect(error).toHaveBeenCalledWith({ calls: 3 }, expect.stringContaining('lost'));
});

test('what waits has a bound: a sum too many is refused, the others go on growing', () => {
  const sums = new UsageSums(2);
  const at = new Date();
  const sum = (apiKeyId: string) => ({
    apiKeyId,
    hour: at,
    ...OK,
    calls: 1,
    untaken: 1,
    lastAt: at,
    lastAddress: null,
  });

  expect(['a', 'b', 'c', 'a'].map((key) => sums.add(sum(key)))).toEqual([true, true, false, true]);
  expect(sums.all().map(({ apiKeyId, calls }) => [apiKeyId, calls])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

/**
 * The next SQL statement reaches the database and has its effect. After that, the connection breaks, so the server does
 * not get the result.
 */
function losesAnswer(pool: Pool): void {
  const query = pool.query.bind(pool);
  vi.spyOn(pool, 'query').mockImplementationOnce((async (text: string, values: unknown[]) => {
    await query(text, values);
    throw new Error('Connection terminated unexpectedly');
  }) as unknown as Pool['query']);
}

async function callsOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ calls: number }>('select coalesce(sum(calls), 0)::int as calls from usage');
  return rows[0]?.calls ?? 0;
}
