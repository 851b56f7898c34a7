import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KeyRecord } from '../../src/api-key/index.ts';
import { type AnsweredCall, type CallKeeper, startCallKeeper } from '../../src/kept-call/index.ts';
import { pruneCalls } from '../../src/kept-call/prune-calls.ts';
import { WaitingCalls } from '../../src/kept-call/waiting-calls.ts';
import { createLog } from '../../src/platform/log.ts';
import type { OpenServices } from '../../src/services.ts';
import { fakeClock } from '../world/clock.ts';
import { openTestServices } from '../world/open-test-services.ts';

// The timer that writes the calls to the database is a fake timer. It runs only when a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A partner key, with the only facts that are kept with a call. */
const keyOf = (id: string) => ({ id, kind: 'partner', partner: { id: 'ourPA' } }) as KeyRecord;

const callOf = (key: string, requestId: string, over: Partial<AnsweredCall> = {}): AnsweredCall => ({
  key: keyOf(key),
  origin: { requestId, address: '203.0.113.7' },
  door: 'trpc',
  operation: 'channels.list',
  outcome: 'revoked',
  status: 401,
  ...over,
});

const keepMany = (keeper: CallKeeper, key: string, count: number, name = key) => {
  for (let call = 0; call < count; call++) keeper.keep(callOf(key, `${name} ${call}`));
};

/** Opens a database, a clock that shows the middle of an hour, and a function that starts keepers. */
async function openStage() {
  const services = await openTestServices();
  const clock = fakeClock();
  clock.pass(1.5 * HOUR_MS - (clock.now().getTime() % HOUR_MS));
  const log = createLog('silent');
  const start = (sample = 0) => startCallKeeper({ pool: services.pool, clock, log, sample });
  return { services, clock, log, start, [Symbol.asyncDispose]: () => services[Symbol.asyncDispose]() };
}

const keptIn = async ({ pool }: OpenServices, key: string) =>
  (await pool.query<{ count: number }>('select count(*)::int as count from kept_call where api_key_id = $1', [key]))
    .rows[0]?.count;
const hoursIn = async ({ pool }: OpenServices, key: string) =>
  (
    await pool.query(
      'select offered::int, dropped::int, is_refused from kept_call_hour where api_key_id = $1 order by hour, 3',
      [key],
    )
  ).rows;

test('keeping asks the database nothing, and after five seconds one statement writes all calls', async () => {
  await using stage = await openStage();
  const query = vi.spyOn(stage.services.pool, 'query');
  const keeper = stage.start();

  keepMany(keeper, 'key_a', 3);
  keepMany(keeper, 'key_b', 2);
  vi.advanceTimersByTime(4_999);
  expect(query).not.toHaveBeenCalled();
  await keeper.flush();

  expect(query).toHaveBeenCalledTimes(1);
  expect([await keptIn(stage.services, 'key_a'), await keptIn(stage.services, 'key_b')]).toEqual([3, 2]);
  keepMany(keeper, 'key_b', 1);
  vi.advanceTimersByTime(5_000);
  await expect.poll(() => keptIn(stage.services, 'key_b')).toBe(3);
  await keeper.stop();
});

test('two servers keep a thousand refused calls of a key and hour together, and count the others exactly', async () => {
  await using stage = await openStage();
  const [first, second] = [stage.start(), stage.start()];

  keepMany(first, 'key_a', 700, 'first');
  keepMany(second, 'key_a', 700, 'second');
  await Promise.all([first.flush(), second.flush()]);
  keepMany(first, 'key_a', 1_200, 'more');
  keepMany(second, 'key_b', 5);
  await Promise.all([first.flush(), second.flush()]);

  expect(await keptIn(stage.services, 'key_a')).toBe(1_000);
  expect(await hoursIn(stage.services, 'key_a')).toEqual([{ offered: 2_400, dropped: 200, is_refused: true }]);
  expect(await keptIn(stage.services, 'key_b')).toBe(5);
  // The next hour begins with a new limit.
  stage.clock.pass(HOUR_MS);
  keepMany(first, 'key_a', 10, 'later');
  await Promise.all([first.stop(), second.stop()]);
  expect(await keptIn(stage.services, 'key_a')).toBe(1_010);
});

test('accepted calls of an hour have a limit of their own, and take no place of refused calls', async () => {
  await using stage = await openStage();
  const keeper = stage.start(1);

  for (let call = 0; call < 1_100; call++) keeper.keep(callOf('key_a', `ok ${call}`, { outcome: 'ok', status: 200 }));
  keepMany(keeper, 'key_a', 100);
  await keeper.stop();

  expect(await keptIn(stage.services, 'key_a')).toBe(1_100);
  expect(await hoursIn(stage.services, 'key_a')).toEqual([
    { offered: 1_000, dropped: 100, is_refused: false },
    { offered: 100, dropped: 0, is_refused: true },
  ]);
});

test('a write whose answer is lost is sent again, and keeps and counts nothing twice', async () => {
  await using stage = await openStage();
  const keeper = stage.start();
  keepMany(keeper, 'key_a', 5);

  losesAnswer(stage.services);
  await keeper.flush();
  expect(await keptIn(stage.services, 'key_a')).toBe(5);
  keepMany(keeper, 'key_a', 1, 'more');
  await keeper.flush();

  expect(await keptIn(stage.services, 'key_a')).toBe(6);
  expect(await hoursIn(stage.services, 'key_a')).toEqual([{ offered: 6, dropped: 0, is_refused: true }]);
  await keeper.stop();
});

test('calls wait while the tables are away, and a server that dies loses only what it had not written', async () => {
  await using stage = await openStage();
  const { pool } = stage.services;
  const [lives, dies] = [stage.start(), stage.start()];
  keepMany(dies, 'key_a', 2);
  await dies.flush();
  keepMany(dies, 'key_a', 3, 'unwritten');
  await pool.query('alter table kept_call rename to kept_call_away');

  for (let round = 0; round < 5; round++) {
    keepMany(lives, 'key_b', 4, `round ${round}`);
    await lives.flush();
  }
  await pool.query('alter table kept_call_away rename to kept_call');
  await lives.stop();

  expect([await keptIn(stage.services, 'key_a'), await keptIn(stage.services, 'key_b')]).toEqual([2, 20]);
});

test('more calls than one statement takes are all written', async () => {
  await using stage = await openStage();
  const keeper = stage.start();

  for (let key = 0; key < 7; key++) keepMany(keeper, `key_${key}`, 900);
  await keeper.flush();

  const { rows } = await stage.services.pool.query('select count(*)::int as count from kept_call');
  expect(rows).toEqual([{ count: 6_300 }]);
  await keeper.stop();
});

test('memory has a bound: a call too many is only counted, and the log says so', async () => {
  await using stage = await openStage();
  const warn = vi.spyOn(stage.log, 'warn');
  const keeper = stage.start();
  await stage.services.pool.query('alter table kept_call rename to kept_call_away');

  for (let key = 0; key < 20; key++) keepMany(keeper, `key_${key}`, 1_000);
  keepMany(keeper, 'key_0', 1, 'the key has enough');
  keepMany(keeper, 'key_new', 3);
  await keeper.flush();
  await stage.services.pool.query('alter table kept_call_away rename to kept_call');
  await keeper.stop();

  expect(warn).toHaveBeenCalledWith({ calls: 4 }, expect.stringContaining('too many'));
  expect(await hoursIn(stage.services, 'key_0')).toEqual([{ offered: 1_000, dropped: 1, is_refused: true }]);
  expect(await hoursIn(stage.services, 'key_new')).toEqual([{ offered: 0, dropped: 3, is_refused: true }]);
});

test('the waiting calls have at most so many different hours', () => {
  const waiting = new WaitingCalls(2);
  const add = (key: string) => waiting.add(callOf(key, 'x'), new Date());

  expect([add('a'), add('b'), add('c'), add('a')]).toEqual([true, true, false, false]);
  expect(waiting.size).toBe(2);
  expect(waiting.take(1).map(({ apiKeyId, dropped }) => [apiKeyId, dropped])).toEqual([['a', 1]]);
  expect([waiting.size, waiting.isEmpty]).toEqual([1, false]);
});

test('a share of 0 wants no accepted call, 1 wants every one, and refused calls are always wanted', async () => {
  await using stage = await openStage();
  const times = Array.from({ length: 100 });
  const wanted = (sample: number) => {
    const keeper = stage.start(sample);
    return times.filter(() => keeper.wants('ok')).length + times.filter(() => keeper.wants('revoked')).length;
  };

  expect([wanted(0), wanted(1)]).toEqual([100, 200]);
  const half = stage.start(0.5);
  const chosen = Array.from({ length: 1_000 }).filter(() => half.wants('ok')).length;
  // Fewer than 300 or more than 700 of 1,000 fair coins is so rare that it never happens.
  expect(Math.abs(chosen - 500)).toBeLessThan(200);
});

test('after seven days calls and their counts are deleted, and not a moment earlier', async () => {
  await using stage = await openStage();
  const { services, clock } = stage;
  const keeper = stage.start();
  keepMany(keeper, 'key_a', 2_500);
  await keeper.flush();
  clock.pass(HOUR_MS);
  keepMany(keeper, 'key_a', 1, 'younger');
  await keeper.stop();
  const prune = (ms: number) => pruneCalls({ ...services.beginWork(), now: new Date(clock.now().getTime() + ms) });

  expect(await prune(7 * DAY_MS - HOUR_MS - 60_000)).toBe(0);
  expect(await prune(7 * DAY_MS - 60_000)).toBe(1_000);
  expect(await keptIn(services, 'key_a')).toBe(1);
  expect(await hoursIn(services, 'key_a')).toHaveLength(1);
  expect(await prune(7 * DAY_MS + HOUR_MS)).toBe(1);
  expect(await hoursIn(services, 'key_a')).toEqual([]);
});

/** The next statement reaches the database and has its effect, but its answer is lost. */
function losesAnswer({ pool }: OpenServices): void {
  const query = pool.query.bind(pool);
  vi.spyOn(pool, 'query').mockImplementationOnce((async (text: string, values: unknown[]) => {
    await query(text, values);
    throw new Error('Connection terminated unexpectedly');
  }) as unknown as typeof pool.query);
}
