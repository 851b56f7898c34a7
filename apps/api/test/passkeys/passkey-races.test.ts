import { setImmediate } from 'node:timers/promises';
import type { PasskeyQuestion } from '@chatelaine/shared';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARRIER, type Barrier, openBarrier } from '../races/support/barrier.ts';
import { betweenDriver, withoutLocks } from '../races/support/driver.ts';
import { bodyOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { addPasskeyTo, answerWith, type Device, makePasskey } from './device.ts';

const open = () => startWorld();
let world: Awaited<ReturnType<typeof open>>;
let barrier: Barrier;
beforeAll(async () => {
  world = await open();
  barrier = await openBarrier(world.databaseUrl);
});
afterAll(async () => {
  await barrier[Symbol.asyncDispose]();
  await world.stop();
});

const origin = () => new URL(world.baseUrl).origin;
let invited = 0;
async function personWithPasskey() {
  const person = await world.invite(world.bakery.id, `racer-${++invited}@people.example`, { role: 'member' });
  return { person, device: await addPasskeyTo(person, origin()) };
}
const sessionsOf = async (id: string) =>
  (await world.sql('select from identity.session where "userId" = $1', [id])).length;

/** Prepares a sign-in with a passkey. */
async function signInWith(device: Device) {
  const question = bodyOf<PasskeyQuestion>(await world.nobody.post('/api/auth/sign-in/passkey/begin', {}));
  const input = answerWith(device, question, origin());
  return async () => (await world.nobody.post('/api/auth/sign-in/passkey', input)).status;
}
const statusesOf = (results: PromiseSettledResult<number>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value : 'none'));

test('a sign-in that the removal of its passkey overtakes is refused', async () => {
  const { person, device } = await personWithPasskey();
  const signIn = await signInWith(device);
  const remove = async () => (await person.change('passkeys.remove', { id: device.passkey })).status;

  const { met, results } = await barrier.inTurn(/delete from passkey where id/, [remove, signIn]);

  expect({ met, told: statusesOf(results) }).toEqual({ met: true, told: [200, 401] });
  expect(await sessionsOf(person.id)).toBe(1);
});

test('a sign-in whose passkey is removed while its session is written has no session', async () => {
  const { person, device } = await personWithPasskey();
  const gate = new pg.Client({ connectionString: world.databaseUrl });
  await gate.connect();
  const signIn = await signInWith(device);
  let isHeld = false;
  using _step = betweenDriver(({ text }) => {
    if (isHeld || !/^insert into "identity"."session"/.test(text)) return text;
    isHeld = true;
    return text.replace(/returning \*$/, `returning *, (select ${BARRIER})`);
  });
  await gate.query('select pg_advisory_lock(2101)');

  const signingIn = signIn();
  while (!isHeld) await setImmediate();
  const removed = await person.change('passkeys.remove', { id: device.passkey });
  await gate.query('select pg_advisory_unlock(2101)');

  expect([removed.status, await signingIn]).toEqual([200, 401]);
  expect(await sessionsOf(person.id)).toBe(1);
  await gate.end();
});

const changePassword = async ({ person }: Awaited<ReturnType<typeof personWithPasskey>>) => {
  const next = 'quite another password';
  return (await person.change('profile.changePassword', { current: person.password, next })).status;
};

test('a sign-in that a change of the password overtakes has no session; without the lock it has', async () => {
  const one = await personWithPasskey();
  const sides = [() => changePassword(one), await signInWith(one.device)];
  const { met, results } = await barrier.inTurn(/delete from identity\.session/, sides);
  expect({ met, told: statusesOf(results) }).toEqual({ met: true, told: [200, 401] });
  expect(await sessionsOf(one.person.id)).toBe(1);

  const two = await personWithPasskey();
  const unlocked = [() => changePassword(two), await signInWith(two.device)];
  using _none = withoutLocks();
  const control = await barrier.inTurn(/delete from identity\.session/, unlocked);
  expect(statusesOf(control.results)).toEqual([200, 200]);
  expect(await sessionsOf(two.person.id)).toBe(2);
});

test('a passkey that a thief adds while the password is set by a link does not stay', async () => {
  const person = await world.invite(world.bakery.id, 'robbed@people.example', { role: 'member' });
  const offer = bodyOf<{ result: { data: never } }>(await person.change('passkeys.begin', {})).result.data;
  const { input } = makePasskey(offer, { origin: origin() });
  const add = ['person', 'add', '--email', person.email, '--account', world.bakery.id, '--role', 'member'];
  const { token } = await world.admin<{ token: string }>(...add);

  const { met, results } = await barrier.inTurn(/delete from identity\.session/, [
    async () => (await world.nobody.post('/sign-in/new', { token, password: 'a third good password' })).status,
    async () => (await person.change('passkeys.add', input)).status,
  ]);

  expect({ met, told: statusesOf(results) }).toEqual({ met: true, told: [200, 401] });
  expect(await world.sql('select from passkey where person_id = $1', [person.id])).toEqual([]);
});
