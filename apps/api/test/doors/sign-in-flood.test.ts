import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import type { Answer } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { cookieIn } from '../world/visitor.ts';

// The number of sign-ins in the first test. The server can hash and queue only fewer sign-ins at the same time.
const SIGN_INS = rounds(60, 200);
// The number of sign-ins that wait for their answer at the same time. Each sign-in needs a password hash. The queue for
// password hashes has fewer places than this number.
const LANES = rounds(24, 40);
const ROUNDS = rounds(1, 5);

let world: World;
beforeAll(async () => {
  // With this setting, each sign-in can name its own network in `X-Forwarded-For`. If all sign-ins came from one
  // network, the server would refuse them after five wrong passwords, before it hashes a password.
  world = await startWorld({ config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
});
afterAll(() => world.stop());

test(`while ${SIGN_INS} sign-ins rain in, no revoking, withdrawing, health, asset or gateway call is refused`, async () => {
  const { bakery, partner, demo, nobody } = world;
  const ids = bakery.channels.slice(0, 2).map(({ id }) => id);
  await world.share(ids);
  const leaked = await makeKey(world, { name: 'Leaked' });
  const used = await makeKey(world, { name: 'Used', overlap: '1h' });
  const asset = /\/assets\/[^"]+\.js/.exec((await nobody.get(`/onboarding/${demo.partner.id}`)).text)?.[0] ?? '';
  const link = (await partner.onboarding.start()).url;

  const rain = Array.from({ length: SIGN_INS }, (_, at) =>
    nobody.post(
      '/api/auth/sign-in/email',
      { email: `nobody${at}@partner.example`, password: 'wrong' },
      { headers: { 'x-forwarded-for': `198.51.${at % 250}.${Math.floor(at / 250) + 1}` } },
    ),
  );
  const answers: Record<string, Answer> = {};
  for (let round = 0; round < 5; round += 1) {
    answers[`message ${round}`] = await world.as(used.secret).send();
    answers[`health ${round}`] = await nobody.get('/healthz');
    answers[`asset ${round}`] = await nobody.get(asset);
    answers[`page ${round}`] = await nobody.get(new URL(link).pathname + new URL(link).search);
  }
  answers.revoke = await world.as(demo.partner.partnerKey).change('channelKeys.revoke', { id: leaked.id });
  await world.as(bakery.user).share(link, []);
  const rained = await Promise.all(rain);

  expect(asset).not.toBe('');
  expect(
    Object.entries(answers)
      .filter(([, { status }]) => status !== 200)
      .map(([what, { status }]) => [what, status]),
  ).toEqual([]);
  expect((await partner.permissions.check({ channelIds: ids })).shared).toEqual([]);
  // The server refuses only some of the sign-ins, and asks the caller to try again later. All other sign-ins got 401,
  // because the server checked their passwords.
  const told = rained.filter(({ status }) => status !== 401);
  expect(told.length).toBeLessThan(SIGN_INS);
  expect(told.length).toBeGreaterThan(0);
  for (const { refusal, text, headers } of told) {
    expect(refusal).toBe('unavailable');
    expect(text).toContain('Too many people are signing in right now.');
    expect(headers.get('retry-after')).toBe('2');
  }
});

test('who comes from elsewhere signs in while those who failed before go on', async () => {
  const from = (at: number) => ({ headers: { 'x-forwarded-for': `203.0.113.${at}` } });
  const guess = (at: number, email = `x${at}${Math.random()}@partner.example`) =>
    world.nobody.post('/api/auth/sign-in/email', { email, password: 'wrong' }, from(at));
  // Before the flood, the test makes one failed sign-in from each IP address. In a quick run these sign-ins use the
  // e-mails of two persons of the demo world, whose password hashes take little time.
  const cheap = isFull ? [] : [world.demo.partner.user.email, world.pharmacy.user.email];
  for (let at = 1; at <= LANES; at += 8)
    await Promise.all(Array.from({ length: 8 }, (_, nth) => guess(at + nth, cheap[nth % 2])));
  let isOver = false;
  const flood = Array.from({ length: LANES }, async (_, at) => {
    while (!isOver) await guess(at + 1);
  });

  const honest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { email, password } = world.bakery.user;
    const answer = await world.nobody.post('/api/auth/sign-in/email', { email, password }, from(200));
    honest.push(answer.status);
  }
  isOver = true;
  await Promise.all(flood);

  expect(honest).toEqual(Array(ROUNDS).fill(200));
});

test.each<[string, (at: number, cookie: string) => Record<string, string>]>([
  // Every guess comes from a new network, in which no sign-in has failed yet.
  ['one /48 of IPv6', (at) => ({ 'x-forwarded-for': `2001:db8:77:${at.toString(16)}::1` })],
  ['a browser that has an account', (at, cookie) => ({ 'x-forwarded-for': `192.0.2.${at % 250}`, cookie })],
])(
  'forty lanes from %s fill no queue: neither a known browser or network nor a stranger is refused',
  async (_who, headersOf) => {
    const signIn = (user: { email: string; password: string }, headers: Record<string, string>) =>
      world.nobody.post('/api/auth/sign-in/email', user, { headers });
    const cookie = cookieIn((await signIn(world.pharmacy.user, {})).headers.getSetCookie());
    const { user } = world.bakery;
    const home = { 'x-forwarded-for': '198.18.0.1' };
    const known = cookieIn((await signIn(user, home)).headers.getSetCookie());
    let isOver = false;
    let sent = 0;
    const lanes = Array.from({ length: 40 }, async () => {
      while (!isOver) {
        sent += 1;
        const headers = headersOf(sent, cookie);
        // This browser has signed in to the pharmacy's account before, and the server knows this. So the server checks
        // sign-ins from this browser to this account before sign-ins from unknown browsers.
        const email = 'cookie' in headers ? world.pharmacy.user.email : `z${sent}@partner.example`;
        await signIn({ email, password: 'wrong' }, headers);
      }
    });

    const honest: Answer[] = [];
    for (let round = 0; round < rounds(1, 3); round += 1) {
      honest.push(
        await signIn(user, home),
        await signIn(user, { 'x-forwarded-for': `198.18.1.${round}`, cookie: known }),
      );
      honest.push(await signIn(world.studio.user, { 'x-forwarded-for': `198.18.2.${round}` }));
    }
    isOver = true;
    await Promise.all(lanes);

    expect(honest.map(({ refusal, status }) => refusal ?? status)).toEqual(honest.map(() => 200));
  },
);

test('five wrong passwords from nobody knows where do not shut out all others of whom nobody knows', async () => {
  const from = { headers: { 'x-forwarded-for': 'unknown' } };
  for (let at = 0; at < 6; at += 1)
    await world.nobody.post('/api/auth/sign-in/email', { email: `y${at}@partner.example`, password: 'wrong' }, from);

  const { email, password } = world.travel.user;
  expect((await world.nobody.post('/api/auth/sign-in/email', { email, password }, from)).status).toBe(200);
});

test('nor do six wrong sign-up links', async () => {
  const from = { headers: { 'x-forwarded-for': 'unknown' } };
  const join = (at: number) =>
    world.nobody.post('/sign-in/new', { token: `x${at}`, name: 'x', password: 'long enough for us' }, from);

  for (let at = 0; at < 6; at += 1) expect((await join(at)).refusal).toBe('not_found');
});
