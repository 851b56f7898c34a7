import { isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { beginApp, setUpApp } from '../codes/authenticator-app.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';

const TRUSTED = { config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } };
const HOME = '198.51.100.1';

const signIn = (world: World, user: User, address: string, password = user.password) =>
  world.nobody.post(
    '/api/auth/sign-in/email',
    { email: user.email, password },
    { headers: { 'x-forwarded-for': address } },
  );
// Returns the types of the events about this person, each with the kind of its actor, in the order of the commits.
const eventsOf = async (world: World, personId: string) =>
  (
    await world.sql<{ told: string }>(
      "select type || ' ' || actor_kind as told from event where subject_id = $1 order by id",
      [personId],
    )
  ).map(({ told }) => told);

test('the operator unlocks a person: at home, and from where nobody knows him', async () => {
  await using world = await startWorld(TRUSTED);
  const { user } = world.bakery;
  const right = async (address: string) => (await signIn(world, user, address)).status;
  for (let guess = 0; guess < 6; guess += 1) await signIn(world, user, HOME, 'wrong');
  for (let at = 0; at < 20; at += 1) await signIn(world, user, `203.0.113.${at}`, 'wrong');
  expect([await right(HOME), await right('192.0.2.98')]).toEqual([429, 429]);

  const { id, unlocked } = await world.admin<{ id: string; unlocked: number }>('person', 'unlock', user.email);

  expect(unlocked).toBeGreaterThanOrEqual(2);
  // The server answers a wrong guess first, and may record the lock a moment later. So the event of the lock may come
  // after the event of the unlock.
  expect(await eventsOf(world, id)).toContain('person.unlocked operator');
  expect([await right(HOME), await right('192.0.2.98')]).toEqual([200, 200]);
});

test('a person who was unlocked signs in where others of the office used up its guesses; a stranger gets none back', async () => {
  await using world = await startWorld(TRUSTED);
  const { user } = world.bakery;
  // In a quick run, the wrong sign-ins are for other persons of the demo world, because their password hashes take
  // little time.
  const colleagues = [world.travel.user, world.studio.user, world.pharmacy.user];
  const others = async (address: string) => {
    for (let at = 0; at < 15; at += 1) {
      const email = (isFull ? undefined : colleagues[at % 3]?.email) ?? `${at}@${address}.example`;
      await signIn(world, { ...user, email }, address, 'wrong');
    }
  };
  const STRANGE = '203.0.113.77';
  expect((await signIn(world, user, HOME)).status).toBe(200);
  await signIn(world, user, STRANGE, 'wrong');
  await others(HOME);
  await others(STRANGE);
  // The browser in which the person signed in has guesses of its own. This sign-in sends no cookie, so it uses the
  // guesses of the network.
  const right = async (address: string) => (await signIn(world, user, address)).status;
  expect([await right(HOME), await right(STRANGE)]).toEqual([429, 429]);

  await world.admin('person', 'unlock', user.email);

  expect([await right(HOME), await right(STRANGE)]).toEqual([200, 429]);
});

test('unlocking somebody who waits for nothing records nothing', async () => {
  await using world = await startWorld();

  const { id, unlocked } = await world.admin<{ id: string; unlocked: number }>(
    'person',
    'unlock',
    world.bakery.user.email,
  );

  expect(unlocked).toBe(0);
  expect(await eventsOf(world, id)).not.toContain('person.unlocked operator');
});

test('a lost app is reset by the operator: the password alone signs in, no recovery code is left, the next app is asked', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const { user } = world.demo.partner;
  const owner = world.as(user);
  await setUpApp(world, owner);
  const status = async () => (await world.nobody.post('/api/auth/sign-in/email', user)).refusal ?? 'signed in';
  expect(await status()).toBe('code_required');

  const { id } = await world.admin<{ id: string }>('person', 'authenticator-reset', user.email);

  expect((await eventsOf(world, id)).at(-1)).toBe('authenticator.removed operator');
  expect(await status()).toBe('signed in');
  expect(await world.sql('select from recovery_code where person_id = $1', [id])).toEqual([]);
  // Without an authenticator app, the server sends the person one-time codes by mail again.
  await expect(beginApp(world, owner)).resolves.toMatchObject({ secret: expect.any(String) });
  await expect(world.admin('person', 'authenticator-reset', user.email)).rejects.toMatchObject({ code: 'not_found' });
});

test('a browser that need not show the code of an app must show that of the next one', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const { user } = world.demo.partner;
  await setUpApp(world, world.as(user));
  await world.sql(`insert into known_device (person_id, device, created_at, last_at, skips_code_until)
    select person_id, 'x', now(), now(), now() + interval '30 days' from authenticator`);

  await world.admin('person', 'authenticator-reset', user.email);

  expect(await world.sql('select from known_device where skips_code_until is not null')).toEqual([]);
});
