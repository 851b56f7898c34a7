import { expect, test } from 'vitest';
import { BARRIER, meeting } from '../races/support/barrier.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { countComparisons } from './count-comparisons.ts';
import { type Desk, openDesk, type Told } from './desk.ts';

const ACT = 'settings.update';
const INPUT = { redirectUrls: ['https://app.example/return'] };

// Ours, and the same read first and written afterwards. Both wait at the barrier, so that the calls really meet.
const ATTEMPT = /where id = \$1 and person_id = \$2 and attempts < 5\s+and id in \([^)]+ for update skip locked\)/;
const SLOW_ATTEMPT = `where id = $1 and person_id = $2 and attempts + (select 0 from ${BARRIER}) < 5`;
const READ_ATTEMPT = `where person_id = $2 and id = (select b.id from one_time_code b, ${BARRIER}
  where b.id = $1 and b.attempts < 5)`;
const USE = /where id = (\S+) and used_at is null returning id/;
const SLOW_USE = `where id = $1 and used_at is null and (select true from ${BARRIER}) returning id`;
const READ_USE = `where id = (select b.id from one_time_code b, ${BARRIER}
  where b.id = $1 and b.used_at is null) returning id`;

test('of a thousand wrong guesses at once on two servers exactly five are compared, and the right digits come too late', async () => {
  await using desk = await openDesk();

  const { compared, told, right } = await guess(desk, 1_000);

  expect(compared).toBe(5);
  // A server that cannot keep up says so; nobody gets through.
  expect(told.filter(({ refusal }) => refusal !== 'code_wrong' && refusal !== 'unavailable')).toEqual([]);
  expect(right.refusal).toBe('code_wrong');
});

test('control: when attempts are read first and counted afterwards, more than five are compared', async () => {
  await using desk = await openDesk();
  const guessWith = async (statement: string) => {
    using _step = betweenDriver(({ text }) => text.replace(ATTEMPT, () => statement));
    return (await guess(desk, 100, meetAt(desk, 6))).compared;
  };

  const held = await guessWith(SLOW_ATTEMPT);
  const read = await guessWith(READ_ATTEMPT);

  expect(held).toBe(5);
  expect(read).toBeGreaterThan(5);
});

test('of a hundred right submissions at once on two servers exactly one is done', async () => {
  await using desk = await openDesk();

  const told = await submit(desk, 100);

  expect(done(told)).toHaveLength(1);
  expect(told.filter(({ refusal }) => refusal === 'code_wrong')).toHaveLength(99);
});

test('control: when a code is read first and used up afterwards, more than one act is done', async () => {
  await using desk = await openDesk();
  const submitWith = async (statement: string) => {
    using _step = betweenDriver(({ text }) => text.replace(USE, (_, id) => statement.replace('$1', () => id)));
    return done(await meetAt(desk, 2)(() => submit(desk, 20))).length;
  };

  const held = await submitWith(SLOW_USE);
  const read = await submitWith(READ_USE);

  expect(held).toBe(1);
  expect(read).toBeGreaterThan(1);
});

type Together = <T>(act: () => Promise<T>) => Promise<T>;

/** So many of the calls meet at the barrier. */
const meetAt =
  ({ servers }: Desk, count: number): Together =>
  (act) =>
    meeting(servers[0].house.url, count, act);

/** So many different wrong digits at once, half of them on each server; then the right ones. */
async function guess({ owner }: Desk, calls: number, together: Together = (act) => act()) {
  const code = await owner.code(ACT, INPUT);
  const right = Number(code.header.slice(-8));
  const digitsOf = (each: number) => String((right + 1 + each) % 100_000_000).padStart(8, '0');
  using counter = countComparisons();
  const told = await together(() =>
    Promise.all(
      Array.from({ length: calls }, (_, each) =>
        owner.call(ACT, INPUT, { code: `${code.id} ${digitsOf(each)}`, node: each % 2 === 0 ? 0 : 1 }),
      ),
    ),
  );
  const compared = counter.count;
  return { compared, told, right: await owner.call(ACT, INPUT, { code: code.header }) };
}

/** So many calls at once with one right code, half of them on each server. The act can be done again and again. */
async function submit({ owner }: Desk, calls: number): Promise<Told[]> {
  const code = await owner.code('authenticator.begin', {});
  const begin = (node: 0 | 1) => owner.call('authenticator.begin', {}, { code: code.header, node });
  return Promise.all(Array.from({ length: calls }, (_, each) => begin(each % 2 === 0 ? 0 : 1)));
}

const done = (told: readonly Told[]) => told.filter(({ status }) => status === 200);
