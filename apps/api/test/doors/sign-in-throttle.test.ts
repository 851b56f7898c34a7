import { describe, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { seen } from './support/seen.ts';

const signIn = (world: World, user: User, headers: Record<string, string> = {}) =>
  world.nobody.post('/api/auth/sign-in/email', user, { headers });
const known = ({ demo }: World): User => demo.partner.user;
const another = ({ bakery }: World): User => bakery.user;
const unknown: User = { email: 'nobody@nowhere.example', password: 'whatever it may be' };
const wrong = (user: User): User => ({ ...user, password: 'a wrong password' });

/** Guesses five times; each guess is looked at and is wrong. */
async function guessFiveTimes(world: World, user: User): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let guess = 0; guess < 5; guess++) answers.push(await signIn(world, wrong(user)));
  return answers;
}

describe('after five wrong passwords in fifteen minutes', () => {
  test('even the right one waits, and is told how long', async () => {
    await using world = await startWorld();

    const guesses = await guessFiveTimes(world, known(world));
    const right = await signIn(world, known(world));

    for (const guess of guesses) expectRefusal(guess, 'json', 'unauthenticated');
    expectRefusal(right, 'json', 'rate_limited');
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(right.headers.getSetCookie()).toEqual([]);
  });

  test('an unknown e-mail is answered byte for byte as a known one', async () => {
    await using first = await startWorld();
    await using second = await startWorld();
    // The seconds that are left may have gone down by one.
    const told = (answer: Answer) => ({
      ...seen(answer),
      headers: seen(answer).headers.filter(([name]) => name !== 'retry-after'),
    });

    const ofKnown = [...(await guessFiveTimes(first, known(first))), await signIn(first, wrong(known(first)))];
    const ofUnknown = [...(await guessFiveTimes(second, unknown)), await signIn(second, unknown)];

    expect(ofUnknown.map(told)).toEqual(ofKnown.map(told));
    expect(ofUnknown.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('another account from the same address waits too', async () => {
    await using world = await startWorld();

    await guessFiveTimes(world, known(world));

    expectRefusal(await signIn(world, another(world)), 'json', 'rate_limited');
  });

  test('five accounts tried once each count as five for the address', async () => {
    await using world = await startWorld();

    for (let guess = 0; guess < 5; guess++)
      await signIn(world, { ...unknown, email: `nobody${guess}@nowhere.example` });

    expectRefusal(await signIn(world, known(world)), 'json', 'rate_limited');
  });

  test('the account waits at every address, and other accounts elsewhere do not', async () => {
    await using world = await startWorld({ config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
    const from = (address: string) => ({ 'x-forwarded-for': address });

    for (let guess = 0; guess < 5; guess++) await signIn(world, wrong(known(world)), from(`203.0.113.${guess}`));

    expectRefusal(await signIn(world, known(world), from('203.0.113.99')), 'json', 'rate_limited');
    expect((await signIn(world, another(world), from('203.0.113.99'))).status).toBe(200);
  });

  test.each([
    ['when no proxy is trusted', []],
    ['before the trusted proxy’s own', ['127.0.0.0/8', '::1/128']],
  ])('an address that the guesser writes himself %s does not help him', async (_what, trustedProxies) => {
    await using world = await startWorld({ config: { trustedProxies } });
    const from = (guess: number) => ({
      'x-forwarded-for': `198.51.100.${guess}, 203.0.113.7`,
      forwarded: `for=198.51.100.${guess}`,
    });

    for (let guess = 0; guess < 5; guess++)
      await signIn(world, { ...unknown, email: `nobody${guess}@nowhere.example` }, from(guess));

    expectRefusal(await signIn(world, known(world), from(99)), 'json', 'rate_limited');
  });

  test('the e-mail in capitals is the same account', async () => {
    await using world = await startWorld({ config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
    const { email } = known(world);
    const spellings = [email, email.toUpperCase(), email.replace('o', 'O'), email, email.toUpperCase()];

    for (const [at, spelling] of spellings.entries()) {
      await signIn(world, { email: spelling, password: 'wrong' }, { 'x-forwarded-for': `203.0.113.${at}` });
    }

    expectRefusal(await signIn(world, known(world), { 'x-forwarded-for': '203.0.113.99' }), 'json', 'rate_limited');
  });

  test('a restart forgets nothing', async () => {
    await using world = await startWorld();
    await guessFiveTimes(world, known(world));
    await world.nodes[0].stop();

    await world.addNode();

    const answer = await world.nobody.post('/api/auth/sign-in/email', known(world), { node: 1 });
    expectRefusal(answer, 'json', 'rate_limited');
  });

  test('the fifteen minutes end', async () => {
    await using world = await startWorld();
    await guessFiveTimes(world, known(world));

    await world.sql('update platform.failure set expire = expire - $1', [15 * 60_000]);

    expect((await signIn(world, known(world))).status).toBe(200);
  });
});

test('a right password gives its own count back, and no other', async () => {
  await using world = await startWorld();
  const guess = () => signIn(world, wrong(known(world)));

  for (let round = 0; round < 4; round++) await guess();
  for (let round = 0; round < 8; round++) expect((await signIn(world, known(world))).status).toBe(200);

  expect((await guess()).status).toBe(401);
  expectRefusal(await signIn(world, known(world)), 'json', 'rate_limited');
});
