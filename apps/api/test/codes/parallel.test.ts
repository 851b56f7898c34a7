import { isFull, rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { BARRIER, type Barrier, openBarrier } from '../races/support/barrier.ts';
import { betweenDriver } from '../races/support/driver.ts';
import type { Answer } from '../world/answer.ts';
import { countComparisons } from './count-comparisons.ts';
import { type OwnerWorld, startOwnerWorld } from './owner-world.ts';

const ACT = 'settings.update';
const INPUT = { redirectUrls: ['https://app.example/return'] };
const GUESSES = rounds(40, 1_000);
const SUBMISSIONS = rounds(30, 100);
// In a full run, all guesses are sent at once, which is more than the servers can answer at the same time. In a quick
// run, `rushAt` uses its default.
const GUESS_LANES = isFull ? GUESSES : undefined;

// `ATTEMPT` and `USE` match the SQL statements of our server. The controls replace them. Each `SLOW_` statement does
// the same as our statement. Each `READ_` statement reads first and writes afterwards, which is wrong. Both wait at the
// barrier, so that the calls really run at the same time.
const ATTEMPT = /where id = \$1 and person_id = \$2 and attempts < 5\s+and id in \([^)]+ for update skip locked\)/;
const SLOW_ATTEMPT = `where id = $1 and person_id = $2 and attempts + (select 0 from ${BARRIER}) < 5`;
const READ_ATTEMPT = `where person_id = $2 and id = (select b.id from one_time_code b, ${BARRIER}
  where b.id = $1 and b.attempts < 5)`;
const USE = /where id = (\S+) and used_at is null returning id/;
const SLOW_USE = `where id = $1 and used_at is null and (select true from ${BARRIER}) returning id`;
const READ_USE = `where id = (select b.id from one_time_code b, ${BARRIER}
  where b.id = $1 and b.used_at is null) returning id`;

test('of many wrong guesses at once on two servers exactly five are compared, and the right digits come too late', {
  timeout: 300_000,
}, async () => {
  await using desk = await openDesk();

  const { compared, told, right } = await guess(desk, rushAt(desk, GUESS_LANES), GUESSES);

  expect(compared).toBe(5);
  // All guesses are wrong, so no guess is accepted. When a server has too many calls, it answers `unavailable` and does
  // not check the guess.
  expect(told.filter(({ refusal }) => refusal !== 'code_wrong' && refusal !== 'unavailable')).toEqual([]);
  expect(right.refusal).toBe('code_wrong');
});

test('control: when attempts are read first and counted afterwards, more than five are compared', {
  timeout: 300_000,
}, async () => {
  await using desk = await openDesk();
  const guessWith = async (statement: string) => {
    using _step = betweenDriver(({ text }) => text.replace(ATTEMPT, () => statement));
    return (await guess(desk, meetAt(desk, 6), 20)).compared;
  };

  for (let round = 0; round < rounds(1, 30); round++) {
    expect(await guessWith(SLOW_ATTEMPT)).toBe(5);
    expect(await guessWith(READ_ATTEMPT)).toBeGreaterThan(5);
  }
});

test('of many right submissions at once on two servers exactly one is done', async () => {
  await using desk = await openDesk();

  const told = await submit(desk, rushAt(desk), SUBMISSIONS);

  expect(done(told)).toHaveLength(1);
  expect(told.filter(({ refusal }) => refusal === 'code_wrong')).toHaveLength(SUBMISSIONS - 1);
});

test('control: when a code is read first and used up afterwards, more than one act is done', {
  timeout: 300_000,
}, async () => {
  await using desk = await openDesk();
  const submitWith = async (statement: string) => {
    using _step = betweenDriver(({ text }) => text.replace(USE, (_, id) => statement.replace('$1', () => id)));
    return done(await submit(desk, meetAt(desk, 2), 20)).length;
  };

  for (let round = 0; round < rounds(1, 30); round++) {
    expect(await submitWith(SLOW_USE)).toBe(1);
    expect(await submitWith(READ_USE)).toBeGreaterThan(1);
  }
});

type Call = () => Promise<Answer>;
/** A function that makes all these calls at the same time and returns their answers. */
type Together = (calls: readonly Call[]) => Promise<Answer[]>;

interface Desk extends OwnerWorld {
  barrier: Barrier;
}

async function openDesk(): Promise<Desk> {
  await using building = new AsyncDisposableStack();
  const world = building.use(await startOwnerWorld(2));
  const barrier = building.use(await openBarrier(world.databaseUrl));
  const built = building.move();
  return Object.assign(world, { barrier, [Symbol.asyncDispose]: () => built.disposeAsync() });
}

/** Returns a function that makes the calls at once. The barrier opens when `count` of the calls wait at it. */
const meetAt =
  ({ barrier }: Desk, count: number): Together =>
  (calls) =>
    barrier.meeting(count, () => Promise.all(calls.map((call) => call())));

/**
 * Returns a function that makes the calls at once. The first calls wait for each other at the table of codes. Their
 * number is `lanes`, or by default the number of connections of both servers. The calls use our server's own SQL
 * statements.
 */
const rushAt =
  ({ barrier }: Desk, lanes?: number): Together =>
  (calls) =>
    barrier.rush('one_time_code', calls, lanes);

/**
 * Sends this number of different wrong digits for one code at once. Half of the calls go to each server. After all of
 * them, it sends the right digits.
 */
async function guess(desk: Desk, together: Together, calls: number) {
  const { owner } = desk;
  const code = await newCode(desk, ACT, INPUT);
  const right = Number(code.header.slice(-8));
  const digitsOf = (each: number) => String((right + 1 + each) % 100_000_000).padStart(8, '0');
  const wrong = Array.from(
    { length: calls },
    (_, each) => () => owner.change(ACT, INPUT, { code: `${code.id} ${digitsOf(each)}`, node: each % 2 }),
  );
  using counter = countComparisons();
  const told = await together(wrong);
  const compared = counter.count;
  return { compared, told, right: await owner.change(ACT, INPUT, { code: code.header }) };
}

/**
 * Makes this number of calls at once, all with the same right code. Half of the calls go to each server. The act of
 * these calls may be done any number of times.
 */
async function submit(desk: Desk, together: Together, calls: number): Promise<Answer[]> {
  const { header: code } = await newCode(desk, 'authenticator.begin', {});
  const begin = (node: number) => () => desk.owner.change('authenticator.begin', {}, { code, node });
  return together(Array.from({ length: calls }, (_, each) => begin(each % 2)));
}

/**
 * Asks for a new code. The function first deletes all older codes, because wrong attempts at older codes count for the
 * person and could close the new code.
 */
async function newCode({ owner, sql, code }: Desk, procedure: string, input: unknown) {
  await sql('delete from one_time_code');
  return code(owner, procedure, input);
}

const done = (told: readonly Answer[]) => told.filter(({ status }) => status === 200);
