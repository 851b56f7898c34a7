import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, outcomeOf } from '../world/answer.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Visitor, visitorWith } from '../world/visitor.ts';
import { BARRIER, type Barrier, openBarrier } from './support/barrier.ts';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes.ts';

const ACT = 'settings.update';
const INPUT = { redirectUrls: ['https://app.example/return'] };
const GUESSES = rounds(40, 1_000);
const SUBMISSIONS = rounds(30, 100);
// A full run sends all guesses at once. These are more guesses than a process can handle at once, so the process may
// answer some of them with `unavailable`.
const GUESS_LANES = isFull ? GUESSES : undefined;

// The file starts both processes once, because the start takes longer than a test. A third server creates the codes,
// and the test reads them in the mailbox of that server.
let world: World;
let processes: TwoProcesses;
let barrier: Barrier;
/** The partner's owner, who calls both processes. */
let owner: Visitor;
const building = new AsyncDisposableStack();

beforeAll(async () => {
  const clock = stillClock();
  world = building.use(await startWorld({ clock }));
  processes = building.use(await startTwoProcesses(world.databaseUrl, clock.now().getTime()));
  barrier = building.use(await openBarrier(world.databaseUrl));
  const { cookie, ...user } = world.as(world.demo.partner.user);
  owner = visitorWith({ ...user, cookie }, { baseUrl: processes.baseUrl });
});
afterAll(() => building.disposeAsync());

// The failed attempts of one test must not block a code of the next test.
beforeEach(() => forget());

test('of many parallel wrong guesses on two processes exactly five are compared, and then the right code is refused', async () => {
  const { id, digits } = await askCode(ACT, INPUT);
  let told: (string | number)[] = [];

  const compared = await processes.countComparisons(async () => {
    told = (await barrier.rush('one_time_code', guesses(id, digits, GUESSES), GUESS_LANES)).map(outcomeOf);
  });

  expect(compared).toBe(5);
  // An overloaded process answers `unavailable`. No guess is accepted.
  expect(told.filter((each) => each !== 'code_wrong' && each !== 'unavailable')).toEqual([]);
  expect(outcomeOf(await owner.change(ACT, INPUT, { code: `${id} ${digits}` }))).toBe('code_wrong');
});

test('of many parallel right submissions on two processes exactly one succeeds', async () => {
  const { header } = await askCode('authenticator.begin', {});

  const told = (await barrier.rush('one_time_code', submissions(header, SUBMISSIONS))).map(outcomeOf);

  expect(told.filter((each) => each === 200)).toHaveLength(1);
  expect(told.filter((each) => each === 'code_wrong')).toHaveLength(SUBMISSIONS - 1);
});

test('control: attempts that are read first and counted then let more than five through', {
  timeout: 300_000,
}, async () => {
  await using _read = await processes.replace(
    /where id = \$1 and person_id = \$2 and attempts < 5\s+and id in \([^)]+ for update skip locked\)/,
    `where person_id = $$2 and id = (select b.id from one_time_code b, ${BARRIER} where b.id = $$1 and b.attempts < 5)`,
  );

  for (let round = 0; round < rounds(1, 30); round++) {
    await forget();
    const { id, digits } = await askCode(ACT, INPUT);
    const compared = await processes.countComparisons(() => barrier.meeting(6, () => allOf(guesses(id, digits, 20))));
    expect(compared).toBeGreaterThan(5);
  }
});

test('control: a code that is read first and used up then does more than one act', { timeout: 300_000 }, async () => {
  await using _read = await processes.replace(
    /where id = (\S+) and used_at is null returning id/,
    `where id = (select b.id from one_time_code b, ${BARRIER} where b.id = $1 and b.used_at is null) returning id`,
  );

  for (let round = 0; round < rounds(1, 30); round++) {
    await forget();
    const { header } = await askCode('authenticator.begin', {});
    const told = await barrier.meeting(2, () => allOf(submissions(header, 20)));
    expect(told.filter(({ status }) => status === 200).length).toBeGreaterThan(1);
  }
});

const forget = () => world.sql('delete from one_time_code');

async function askCode(procedure: string, input: unknown) {
  const { id, header } = await world.code(world.as(world.demo.partner.user), procedure, input);
  return { id, header, digits: header.slice(-8) };
}

/** Returns `count` calls with different wrong digits, half of them to each process. */
const guesses = (id: string, right: string, count: number): Call[] =>
  Array.from({ length: count }, (_, each) => {
    const code = `${id} ${String((Number(right) + 1 + each) % 1e8).padStart(8, '0')}`;
    return () => owner.change(ACT, INPUT, { code, node: each % 2 });
  });

/** Returns `count` equal calls with the right code, half of them to each process. */
const submissions = (code: string, count: number): Call[] =>
  Array.from({ length: count }, (_, each) => () => owner.change('authenticator.begin', {}, { code, node: each % 2 }));

type Call = () => Promise<Answer>;

const allOf = (calls: readonly Call[]) => Promise.all(calls.map((call) => call()));
