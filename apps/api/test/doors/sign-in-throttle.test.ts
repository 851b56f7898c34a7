import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { seen } from './support/seen.ts';

const TRUSTED = { trustedProxies: ['127.0.0.0/8', '::1/128'] };
const MINUTE_MS = 60_000;
const signIn = (world: World, user: User, headers: Record<string, string> = {}) =>
  world.nobody.post('/api/auth/sign-in/email', user, { headers });
const known = ({ demo }: World): User => demo.partner.user;
const another = ({ bakery }: World): User => bakery.user;
const unknown: User = { email: 'nobody@nowhere.example', password: 'whatever it may be' };
const wrong = (user: User): User => ({ ...user, password: 'a wrong password' });
const from = (address: string) => ({ 'x-forwarded-for': address });

// Two servers that several tests use: one without a proxy, and one behind a trusted proxy. The tests that use them
// change nothing except counts of guesses.
let plain: World;
let proxied: World;
beforeAll(async () => {
  [plain, proxied] = await Promise.all([startWorld(), startWorld({ config: TRUSTED })]);
});
afterAll(() => Promise.all([plain.stop(), proxied.stop()]));
beforeEach(async () => {
  for (const { sql } of [plain, proxied])
    for (const table of ['platform.allowance', 'known_network', 'known_device']) await sql(`delete from ${table}`);
});

/** Signs in five times with a wrong password. The server checks the password each time. */
async function guessFiveTimes(world: World, user: User): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let guess = 0; guess < 5; guess++) answers.push(await signIn(world, wrong(user)));
  return answers;
}

describe('after five wrong passwords for an account from a network', () => {
  test('even the right one waits, and is told how long', async () => {
    const world = plain;

    const guesses = await guessFiveTimes(world, known(world));
    const right = await signIn(world, known(world));

    for (const guess of guesses) expectRefusal(guess, 'json', 'unauthenticated');
    expectRefusal(right, 'json', 'rate_limited');
    expect(Number(right.headers.get('retry-after'))).toBeLessThanOrEqual(3 * 60);
    expect(right.headers.getSetCookie()).toEqual([]);
  });

  test('an unknown e-mail is answered byte for byte as a known one', async () => {
    const first = plain;
    // The two answers may differ by one second in `retry-after`, because the time goes on between them. So the test
    // leaves this header out.
    const told = (answer: Answer) => ({
      ...seen(answer),
      headers: seen(answer).headers.filter(([name]) => name !== 'retry-after'),
    });

    const ofKnown = [...(await guessFiveTimes(first, known(first))), await signIn(first, wrong(known(first)))];
    const ofUnknown = [...(await guessFiveTimes(plain, unknown)), await signIn(plain, unknown)];

    expect(ofUnknown.map(told)).toEqual(ofKnown.map(told));
    expect(ofUnknown.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('another account from the same network does not wait: an office has one address', async () => {
    const world = plain;

    await guessFiveTimes(world, known(world));

    expect((await signIn(world, another(world))).status).toBe(200);
  });

  test('nor does the account from another network', async () => {
    const world = proxied;
    for (let guess = 0; guess < 6; guess++) await signIn(world, wrong(known(world)), from('203.0.113.7'));

    expect((await signIn(world, known(world), from('203.0.113.8'))).status).toBe(200);
  });

  test('all addresses of one /64 are one network', async () => {
    const world = proxied;

    const statuses = [];
    for (let guess = 0; guess < 8; guess++) {
      statuses.push((await signIn(world, wrong(known(world)), from(`2001:db8:1:2::${guess}`))).status);
    }

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });

  test.each([
    ['when no proxy is trusted', () => plain],
    ['before the trusted proxy’s own', () => proxied],
  ])('an address that the guesser writes himself %s does not help him', async (_what, worldOf) => {
    const world = worldOf();
    const written = (guess: number) => ({
      'x-forwarded-for': `198.51.100.${guess}, 203.0.113.7`,
      forwarded: `for=198.51.100.${guess}`,
    });

    for (let guess = 0; guess < 5; guess++) await signIn(world, wrong(known(world)), written(guess));

    expectRefusal(await signIn(world, known(world), written(99)), 'json', 'rate_limited');
  });

  test('the e-mail in capitals is the same account', async () => {
    const world = plain;
    const { email } = known(world);
    const spellings = [email, email.toUpperCase(), email.replace('o', 'O'), email, email.toUpperCase()];

    for (const spelling of spellings) await signIn(world, { email: spelling, password: 'wrong' });

    expectRefusal(await signIn(world, known(world)), 'json', 'rate_limited');
  });

  test('a restart forgets nothing', async () => {
    await using world = await startWorld();
    await guessFiveTimes(world, known(world));
    await world.nodes[0].stop();

    await world.addNode();

    const answer = await world.nobody.post('/api/auth/sign-in/email', known(world), { node: 1 });
    expectRefusal(answer, 'json', 'rate_limited');
  });

  test('the wait ends when it said so', async () => {
    const clock = fakeClock();
    await using world = await startWorld({ clock });
    await guessFiveTimes(world, known(world));
    const told = Number((await signIn(world, known(world))).headers.get('retry-after'));

    clock.pass(told * 1000 - 5000);
    const early = await signIn(world, known(world));
    clock.pass(5000);

    expectRefusal(early, 'json', 'rate_limited');
    expect((await signIn(world, known(world))).status).toBe(200);
  });
});

test('a network guesses at most thirty times in a quarter of an hour, over all accounts', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, config: TRUSTED });
  // In a quick run the guesses are for five persons whose password hashes take little time. Each account allows ten
  // guesses in a quarter of an hour, so the five accounts allow fifty. The limit of one network is thirty guesses. So
  // the network's limit stops the guesses before the limits of the accounts do.
  const { demo, bakery, travel, studio, pharmacy } = world;
  const people = [demo.partner.user, bakery.user, travel.user, studio.user, pharmacy.user];
  let judged = 0;
  for (let minute = 0; minute < 15; minute++) {
    for (let at = 0; at < 3; at++) {
      const known = isFull ? undefined : people[(3 * minute + at) % people.length]?.email;
      const email = known ?? `nobody${minute}-${at}@nowhere.example`;
      if ((await signIn(world, { ...unknown, email }, from('203.0.113.7'))).status === 401) judged++;
    }
    clock.pass(MINUTE_MS - 10);
  }

  expect(judged).toBeGreaterThan(20);
  expect(judged).toBeLessThanOrEqual(30);
  expect((await signIn(world, known(world), from('203.0.113.8'))).status).toBe(200);
});

test('a right password gives its own count back, and no other', async () => {
  const world = plain;
  const guess = () => signIn(world, wrong(known(world)));

  for (let round = 0; round < 4; round++) await guess();
  for (let round = 0; round < 8; round++) expect((await signIn(world, known(world))).status).toBe(200);

  expect((await guess()).status).toBe(401);
  expectRefusal(await signIn(world, known(world)), 'json', 'rate_limited');
});
