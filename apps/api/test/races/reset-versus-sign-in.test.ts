import { setImmediate } from 'node:timers/promises';
import { rounds } from '@chatelaine/tools/rounds';
import pg from 'pg';
import { expect, test } from 'vitest';
import { passwordHash } from '../../src/person/password-hash.ts';
import { beginApp, shown } from '../codes/authenticator-app.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';
import { BARRIER, type Barrier, openBarrier } from './support/barrier.ts';
import { betweenDriver, withoutLocks } from './support/driver.ts';

const OPENING = { codeSkipped: false, suffices: async () => true };
const SIGN_INS = 3;
const ROUNDS = rounds(2, 100);

test('no sign-in with the old password that a reset overtakes has a session after it', {
  timeout: 600_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);

  for (let round = 0; round < ROUNDS; round++) {
    const { met, statuses, sessions } = await resetDuringSignIns(world, barrier, round);
    expect({ met, statuses, sessions }).toEqual({ met: true, statuses: [200, 401, 401, 401], sessions: 1 });
  }
});

test('control: without the lock, they have', { timeout: 600_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  for (let round = 0; round < rounds(2, 20); round++) {
    const { statuses, sessions } = await resetDuringSignIns(world, barrier, round);
    expect({ statuses, sessions }).toEqual({ statuses: [200, 200, 200, 200], sessions: 1 + SIGN_INS });
  }
});

test('a sign-in whose session is not there yet when the reset ends them all has none either', {
  timeout: 600_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  const gate = new pg.Client({ connectionString: world.databaseUrl });
  await gate.connect();

  for (let round = 0; round < ROUNDS; round++) {
    const { user, token } = await colleague(world, round);
    const { reset, signIn } = sidesOf(world, { user, token, round });
    // The sign-in's statement has written the session. The statement now waits at the barrier, and other transactions
    // do not see the session yet.
    let isHeld = false;
    using _step = betweenDriver(({ text }) => {
      if (isHeld || !/^insert into "identity"."session"/.test(text)) return text;
      isHeld = true;
      return text.replace(/returning \*$/, `returning *, (select ${BARRIER})`);
    });
    await gate.query('select pg_advisory_lock(2101)');
    const signingIn = signIn(0);
    while (!isHeld) await setImmediate();
    const resetStatus = await reset();
    await gate.query('select pg_advisory_unlock(2101)');

    expect([resetStatus, await signingIn]).toEqual([200, 401]);
    expect(await sessionsOf(world, user)).toBe(1);
  }
  await gate.end();
});

test('control: without looking at the password once more, it has', { timeout: 600_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  const { user } = await colleague(world, 0);
  const identity = world.services.identity;
  const verified = await identity.verifyPassword(user.email, user.password);
  if (verified === null) throw new Error('The password is right.');
  const hash = await identity.hashPassword('Another password, longer');
  await identity.setPassword(world.services.beginWork(), verified.personId, { name: 'Colleague', hash });

  await expect(identity.openSession(verified, {}, OPENING)).resolves.toBeNull();
  await expect(identity.openSession({ ...verified, hash }, {}, OPENING)).resolves.not.toBeNull();
});

test('a sign-in without a code that an app overtakes while it is set up has no session', {
  timeout: 600_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const { user } = world.bakery;
  const owner = world.as(user);
  const offer = await beginApp(world, owner);
  const before = await sessionsOf(world, user);

  const { met, results } = await barrier.inTurn(/update identity\.session set "codeSkipped"/, [
    async () => (await owner.change('authenticator.confirm', { code: shown(world.clock, offer) })).status,
    async () => (await world.nobody.post('/api/auth/sign-in/email', user, { node: 1 })).status,
  ]);

  expect({ met, results }).toEqual({
    met: true,
    results: [200, 401].map((value) => ({ status: 'fulfilled', value })),
  });
  expect(await sessionsOf(world, user)).toBe(before);
});

/** Creates a colleague with a password, and a link with which the colleague can set another password. */
async function colleague(world: World, round: number) {
  const email = `colleague-${round}@bakery.example`;
  const user = { email, password: 'the old password' };
  const invite = () => world.admin<{ token: string }>('person', 'add', '--email', email, '--account', world.bakery.id);
  const first = await invite();
  await world.nobody.post('/sign-in/new', { token: first.token, name: 'Colleague', password: user.password });
  await world.sql('delete from identity.session where "userId" = (select id from identity."user" where email = $1)', [
    email,
  ]);
  // A real password hash takes long, and each sign-in would compute it. The tests do not need this cost, so they store
  // a cheap hash.
  const cheap = await passwordHash.hash(user.password, { memoryKib: 16, passes: 1 });
  await world.sql(
    'update identity.account set password = $1 where "userId" = (select id from identity."user" where email = $2)',
    [cheap, email],
  );
  return { user, token: (await invite()).token };
}

interface Sides {
  user: User;
  token: string;
  round: number;
}

function sidesOf(world: World, { user, token, round }: Sides) {
  const first = round % 2;
  const reset = async () => {
    const input = { token, name: 'Colleague', password: 'the new password' };
    return (await world.nobody.post('/sign-in/new', input, { node: first })).status;
  };
  const signIn = async (at: number) =>
    (await world.nobody.post('/api/auth/sign-in/email', user, { node: (first + at + 1) % 2 })).status;
  return { reset, signIn };
}

/**
 * Resets a password. The reset has ended all sessions and is held before its commit. Then the same person signs in
 * several times with the old password.
 */
async function resetDuringSignIns(world: World, barrier: Barrier, round: number) {
  const { user, token } = await colleague(world, round);
  const { reset, signIn } = sidesOf(world, { user, token, round });
  const signIns = Array.from({ length: SIGN_INS }, (_, at) => () => signIn(at));
  const { met, results } = await barrier.inTurn(/delete from identity\.session/, [reset, ...signIns]);
  const statuses = results.map((result) => (result.status === 'fulfilled' ? result.value : 'none'));
  return { met, statuses, sessions: await sessionsOf(world, user) };
}

async function sessionsOf(world: World, { email }: User): Promise<number> {
  const rows = await world.sql(
    'select from identity.session where "userId" = (select id from identity."user" where email = $1)',
    [email],
  );
  return rows.length;
}
