import { createHash } from 'node:crypto';
import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { guessAllowances } from '../../src/person/guess-allowances.rule.ts';
import { createFailureCount } from '../../src/platform/failure-count.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import type { Answer } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { cookieIn, type User } from '../world/visitor.ts';

const TRUSTED = { trustedProxies: ['127.0.0.0/8', '::1/128'] };
const cookiesOf = ({ headers }: Answer): string => cookieIn(headers.getSetCookie());
const DAY_MS = 24 * 60 * 60_000;
const HOME = '198.51.100.1';

interface From {
  address?: string;
  cookie?: string;
}

const signIn = (world: World, user: User, { address = HOME, cookie }: From = {}): Promise<Answer> =>
  world.nobody.post('/api/auth/sign-in/email', user, {
    headers: { 'x-forwarded-for': address, ...(cookie !== undefined && { cookie }) },
  });

/**
 * Sends wrong passwords for this person from many networks, until the server refuses every caller that it does not
 * know.
 */
async function attack(world: World, user: User): Promise<void> {
  // To save time, a quick run writes the first 18 guesses directly into the table of counts.
  if (!isFull) await countGuesses(world, user, 18);
  const statuses = await guessFrom(world, user, rounds(4, 30));
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
}

/** Adds this number of guesses, made by callers that the server does not know, to the count of one account. */
async function countGuesses({ sql, clock }: World, { email }: User, count: number): Promise<void> {
  const key = createHash('sha256').update(`sign-in account ${email} elsewhere`).digest('hex');
  const fullAt = new Date(clock.now().getTime() + count * 18 * 60_000);
  // The row may already exist: when the server takes a guess back at the same instant, a row with the full allowance
  // stays.
  const set = 'on conflict (key) do update set full_at = excluded.full_at';
  await sql(`insert into platform.allowance (key, full_at) values ($1, $2) ${set}`, [key, fullAt]);
}

async function guessFrom(world: World, user: User, networks: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < networks; at++) {
    const address = `203.0.${at >> 8}.${at & 255}`;
    statuses.push((await signIn(world, { ...user, password: `guess ${at}` }, { address })).status);
  }
  return statuses;
}

test('others’ failures shut out neither the browser nor the network of its owner', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const { user } = world.bakery;
  const first = await signIn(world, user);

  const attacked = await guessFrom(world, user, rounds(22, 30));

  expect(attacked.filter((status) => status === 401)).toHaveLength(20);
  expect(attacked.at(-1)).toBe(429);
  expect((await signIn(world, user, { address: HOME })).status).toBe(200);
  expect((await signIn(world, user, { address: '192.0.2.99', cookie: cookiesOf(first) })).status).toBe(200);
  // Control: the server refuses an unknown caller even with the right password, so the account is under attack.
  expect((await signIn(world, user, { address: '192.0.2.98' })).status).toBe(429);
});

test('a browser of the owner waits for a minute at most, whatever it did wrong', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, config: TRUSTED });
  const { user } = world.bakery;
  const cookie = cookiesOf(await signIn(world, user));
  for (let at = 0; at < 12; at++) await signIn(world, { ...user, password: 'wrong' }, { cookie });

  const waits = await signIn(world, user, { cookie });
  clock.pass(Number(waits.headers.get('retry-after')) * 1000);

  expect(waits.status).toBe(429);
  expect(Number(waits.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await signIn(world, user, { cookie })).status).toBe(200);
});

describe('a device cookie that nobody was given is a stranger’s', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ config: TRUSTED });
    await attack(world, world.bakery.user);
  });
  afterAll(() => world.stop());

  test.each([
    ['made up', 'chatelaine.device-0000000000000000=v1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['half of a percent sign', 'chatelaine.device-0000000000000000=%E0%A4%A'],
    ['empty', 'chatelaine.device-0000000000000000='],
  ])('%s', async (_what, cookie) => {
    expect((await signIn(world, world.bakery.user, { address: '192.0.2.1', cookie })).status).toBe(429);
  });
});

test('a copy of the device cookie is worth nothing once its browser signed in again, nor for another account', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const { user } = world.bakery;
  const copied = cookiesOf(await signIn(world, user));
  await signIn(world, user, { cookie: copied });
  await attack(world, user);
  const ofAnother = cookiesOf(await signIn(world, world.demo.partner.user));

  expect((await signIn(world, user, { address: '192.0.2.1', cookie: copied })).status).toBe(429);
  expect((await signIn(world, user, { address: '192.0.2.1', cookie: ofAnother })).status).toBe(429);
});

test('what a thief does with a copied device cookie in his own account moves nothing to him', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const { user } = world.bakery;
  const copied = cookiesOf(await signIn(world, user));
  const his = cookiesOf(await signIn(world, world.demo.partner.user, { address: '203.0.113.200', cookie: copied }));
  await signIn(world, user, { cookie: copied });
  await attack(world, user);

  expect((await signIn(world, user, { address: '192.0.2.1', cookie: `${copied}; ${his}` })).status).toBe(429);
});

test('a browser knows five people at most: the cookies of others go', async () => {
  await using world = await startWorld();
  const others = Array.from({ length: 8 }, (_, at) => `chatelaine.device-${String(at).padStart(16, '0')}=x`);

  const answer = await signIn(world, world.bakery.user, { cookie: others.join('; ') });

  const ended = answer.headers.getSetCookie().filter((each) => /^chatelaine\.device-.*1970/.test(each));
  expect(ended).toHaveLength(4);
});

test('two people who share a browser are both known in it', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const [one, two] = [world.bakery.user, world.demo.partner.user];
  const ofOne = cookiesOf(await signIn(world, one));
  const cookie = `${ofOne}; ${cookiesOf(await signIn(world, two, { cookie: ofOne }))}`;
  await attack(world, one);
  await attack(world, two);

  expect((await signIn(world, one, { address: '192.0.2.1', cookie })).status).toBe(200);
});

test('after all that an alarmed owner does, his own network is still known', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const { user } = world.bakery;
  const cookie = cookiesOf(await signIn(world, user));
  await attack(world, user);

  await world.nobody.post('/api/auth/sign-out', { everywhere: true }, { headers: { cookie } });

  expect((await signIn(world, user)).status).toBe(200);
});

test('a fresh one-time link opens the door that others shut, and says what was done', async () => {
  await using world = await startWorld({ config: TRUSTED });
  const { user } = world.bakery;
  const again = ['person', 'add', '--email', user.email, '--account', world.bakery.id, '--role', 'owner'];
  const { token } = (await runAdmin(world.services, again)) as { token: string };
  await attack(world, user);

  const password = 'A new password, long enough';
  const headers = { 'x-forwarded-for': '192.0.2.1' };
  const answer = await world.nobody.post('/sign-in/new', { token, name: 'Owner', password }, { headers });

  expect([answer.status, answer.body]).toEqual([200, { email: user.email, isSignedIn: true }]);
  // The owner used the link in this network. So the server now knows this network as one of the owner.
  expect((await signIn(world, { ...user, password }, { address: '192.0.2.1' })).status).toBe(200);
});

// A full run makes ten thousand guesses, and each guess needs a few SQL statements. This takes more than a minute on a
// busy machine.
test('from however many networks, at most a hundred passwords of one account are judged in a day', {
  timeout: rounds(60_000, 600_000),
}, async () => {
  const clock = fakeClock();
  await using services = await openTestServices();
  const failures = createFailureCount({ pool: services.pool, clock });
  const networks = rounds(120, 10_000);
  const wrong = async () => {
    throw new Refusal('unauthenticated', 'wrong password', { isGuess: true });
  };
  let judged = 0;
  for (let at = 0; at < networks; at++) {
    const network = `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
    const acquaintance = { hasDevice: false, hasNetwork: false };
    const allowances = guessAllowances({ email: 'owner@bakery.example', device: null, network, acquaintance });
    const refusal = await failures.guess(allowances, wrong).catch((thrown: Refusal) => thrown);
    if (refusal.code === 'unauthenticated') judged++;
    clock.pass(Math.floor(DAY_MS / networks) - 5);
  }

  expect(judged).toBeGreaterThan(90);
  expect(judged).toBeLessThanOrEqual(100);
});

test('a network that waits adds no row for the addresses that it makes up', async () => {
  await using services = await openTestServices();
  const failures = createFailureCount(services);
  const rows = async () => (await services.pool.query('select from platform.allowance')).rowCount;
  const wrong = async () => {
    throw new Refusal('unauthenticated', 'wrong password', { isGuess: true });
  };
  const guess = (at: number) => {
    const acquaintance = { hasDevice: false, hasNetwork: false };
    const email = `made-up-${at}@bakery.example`;
    return failures.guess(guessAllowances({ email, device: null, network: '203.0.113.7', acquaintance }), wrong);
  };
  for (let at = 0; at < 15; at++) await expect(guess(at)).rejects.toMatchObject({ code: 'unauthenticated' });
  const before = await rows();

  const refused = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => guess(100 + at)));

  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'rate_limited' } });
  expect(before).toBe(1 + 2 * 15);
  expect(await rows()).toBe(before);
});

test('an owner whose sign-in is eleven minutes old withdraws without his password; to grant he needs it', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock });
  const ids = world.bakery.channels.slice(0, 2).map(({ id }) => id);
  await world.share(ids.slice(0, 1));
  const owner = world.as(world.bakery.user);
  clock.pass(11 * 60_000);
  const { url } = await world.partner.onboarding.start();

  await expect(owner.share(url, ids)).rejects.toThrow('code_required');
  await owner.share(url, []);

  expect((await world.partner.permissions.check({ channelIds: ids })).shared).toEqual([]);
});

test('signing out everywhere ends every session and every browser, with nothing but a session', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, config: TRUSTED });
  const { user } = world.bakery;
  const sessions = [await signIn(world, user), await signIn(world, user, { address: '198.51.100.2' })].map(cookiesOf);
  const who = (cookie: string) => world.nobody.get('/api/auth/get-session', { headers: { cookie } });
  clock.pass(60 * 60_000);

  const done = await world.nobody.post(
    '/api/auth/sign-out',
    { everywhere: true },
    { headers: { cookie: sessions[0] ?? '' } },
  );

  expect(done.status).toBe(200);
  expect(await Promise.all(sessions.map(async (cookie) => (await who(cookie)).body))).toEqual([null, null]);
  await attack(world, user);
  expect((await signIn(world, user, { address: '192.0.2.1', cookie: sessions[0] ?? '' })).status).toBe(429);
});
