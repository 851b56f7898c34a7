import type { PasskeyQuestion, PasskeySignInInput, Profile } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpApp } from '../codes/authenticator-app.ts';
import { bodyOf, outcomeOf, resultOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { cookieIn } from '../world/visitor.ts';
import { addPasskeyTo, answerWith, type Device, type Fault } from './device.ts';

const MINUTE_MS = 60_000;
const open = () => startWorld({ clock: stillClock() });
let world: Awaited<ReturnType<typeof open>>;
/** A person of this file, with a passkey whose counter is always 0. Tests that change nothing else share it. */
let shared: Awaited<ReturnType<typeof personWithPasskey>>;
let other: typeof shared;
beforeAll(async () => {
  world = await open();
  [shared, other] = [await personWithPasskey(), await personWithPasskey()];
});
afterAll(() => world.stop());

const BEGIN = '/api/auth/sign-in/passkey/begin';
const SIGN_IN = '/api/auth/sign-in/passkey';
const origin = () => new URL(world.baseUrl).origin;
const ask = async (sent = {}) => bodyOf<PasskeyQuestion>(await world.nobody.post(BEGIN, {}, sent));
const send = (input: object, sent = {}) => world.nobody.post(SIGN_IN, input, sent);
const answered = async (device: Device, fault: Fault = {}) => answerWith(device, await ask(), origin(), fault);
/** Lets the network of the tests try again at once. */
const forgetFailures = () => world.sql('delete from platform.allowance');
const sessionsOf = async (id: string) =>
  (await world.sql('select from identity.session where "userId" = $1', [id])).length;

let invited = 0;
async function personWithPasskey(counter = 0) {
  const person = await world.invite(world.bakery.id, `passkey-${++invited}@people.example`, { role: 'member' });
  return { person, device: await addPasskeyTo(person, origin(), counter) };
}

test('a passkey signs a person in, without an e-mail, a password or a code, and the session is fresh', async () => {
  const { person, device } = await personWithPasskey();
  await setUpApp(world, person);
  expect(
    (await world.nobody.post('/api/auth/sign-in/email', { email: person.email, password: person.password })).refusal,
  ).toBe('code_required');

  const answer = await send(await answered(device));

  const back = { headers: { cookie: cookieIn(answer.headers.getSetCookie()) } };
  expect(answer.status).toBe(200);
  const profile = resultOf<Profile>(await world.nobody.ask('profile.get', undefined, back));
  expect(profile).toMatchObject({ id: person.id, hasAuthenticator: true, hasPasskey: true, isFresh: true });
  const [event] = await world.sql<{ data: object }>(
    "select data from event where subject_id = $1 and type = 'person.signed_in' order by id desc limit 1",
    [person.id],
  );
  expect(event?.data).toMatchObject({ way: 'passkey' });
});

test.each<[string, Fault]>([
  ['of another origin', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['without a check of the person', { flags: 0x01 }],
  ['without the presence of the person', { flags: 0x04 }],
  ['to a challenge of somebody else', { challenge: Buffer.alloc(54, 7).toString('base64url') }],
  ['for a new passkey', { type: 'webauthn.create' }],
  ['in a frame of another site', { crossOrigin: true }],
])('an answer %s is refused, and the same answer without the fault is taken', async (_name, fault) => {
  const { person, device } = shared;
  const before = await sessionsOf(person.id);

  expect(outcomeOf(await send(await answered(device, fault)))).toBe('unauthenticated');

  expect(await sessionsOf(person.id)).toBe(before);
  expect(outcomeOf(await send(await answered(device)))).toBe(200);
  await forgetFailures();
});

test('a wrong signature, an unknown passkey and the passkey of another person get one and the same answer', async () => {
  const [one, two] = [shared, other];
  const right = await answered(one.device);
  const wrong: PasskeySignInInput[] = [
    { ...right, signature: (await answered(one.device)).signature },
    { ...right, id: Buffer.alloc(16, 9).toString('base64url') },
    { ...right, userHandle: two.device.userHandle },
    { ...right, id: two.device.id },
    { ...right, id: two.device.id, userHandle: two.device.userHandle },
  ];

  const answers = [];
  for (const input of wrong) answers.push(await send(input));

  const told = answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`);
  expect(told[0]).toContain('401');
  expect(new Set(told).size).toBe(1);
  const { userHandle: _none, ...nameless } = right;
  expect(outcomeOf(await send(nameless))).toBe('unauthenticated');
  expect(outcomeOf(await send(right))).toBe(200);
  await forgetFailures();
});

test('a challenge works for five minutes and once, and an unused one is no row', async () => {
  const { person, device } = shared;
  const rows = async () => (await world.sql('select from passkey_challenge')).length;
  const before = await rows();
  const late = await answered(device);
  const good = await answered(device);
  world.clock.pass(5 * MINUTE_MS);
  const sessions = await sessionsOf(person.id);

  expect(await rows()).toBe(before);
  expect(outcomeOf(await send(good))).toBe(200);
  expect(outcomeOf(await send(good))).toBe('unauthenticated');
  world.clock.pass(1);
  expect(outcomeOf(await send(late))).toBe('unauthenticated');

  expect(await rows()).toBe(before + 1);
  expect(await sessionsOf(person.id)).toBe(sessions + 1);
  await forgetFailures();
});

test('of many equal answers at once, one signs in', async () => {
  const { person, device } = shared;
  const answer = await answered(device);
  const before = await sessionsOf(person.id);

  const told = await atOnce(6, () => send(answer));

  expect(told.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
  expect(await sessionsOf(person.id)).toBe(before + 1);
  await forgetFailures();
});

test('a counter that does not grow is refused and recorded, and the person gets a mail', async () => {
  const { person, device } = await personWithPasskey(5);
  const copied = async () =>
    (await world.sql("select from event where subject_id = $1 and type = 'passkey.copied'", [person.id])).length;
  expect(outcomeOf(await send(await answered(device, { counter: 6 })))).toBe(200);

  for (const counter of [6, 5, 0]) {
    const answer = await answered(device, { counter });
    expect(outcomeOf(await send(answer))).toBe('unauthenticated');
    expect(outcomeOf(await send(answer))).toBe('unauthenticated');
  }

  expect(await copied()).toBe(3);
  expect(outcomeOf(await send(await answered(device, { counter: 7 })))).toBe(200);
  expect(await copied()).toBe(3);
  await forgetFailures();
});

test('odd and huge input is refused before any check', async () => {
  const { device } = shared;
  const right = await answered(device);
  const nested = Buffer.from(`${'['.repeat(1500)}${']'.repeat(1500)}`).toString('base64url');
  const cbor = Buffer.concat([Buffer.from(right.authenticatorData, 'base64url'), Buffer.alloc(2000, 0x81)]);
  cbor.writeUInt8(0x85, 32);
  const odd: [object, string][] = [
    [{ ...right, id: 'x'.repeat(1_365) }, 'invalid_input'],
    [{ ...right, signature: 'x'.repeat(2_049) }, 'invalid_input'],
    [{ ...right, clientDataJSON: 'x'.repeat(4_097) }, 'invalid_input'],
    [{ ...right, authenticatorData: ['x'] }, 'invalid_input'],
    [{ ...right, id: 'a b=' }, 'invalid_input'],
    [{ ...right, response: {} }, 'invalid_input'],
    [{ ...right, clientDataJSON: nested }, 'unauthenticated'],
    [{ ...right, clientDataJSON: Buffer.from('null').toString('base64url') }, 'unauthenticated'],
    [{ ...right, authenticatorData: cbor.toString('base64url') }, 'unauthenticated'],
    [{ ...right, authenticatorData: 'AA' }, 'unauthenticated'],
  ];

  for (const [input, refusal] of odd) expect(outcomeOf(await send(input))).toBe(refusal);

  expect(outcomeOf(await send(right))).toBe(200);
  await forgetFailures();
});

test('a passkey has to wait in a network after fifteen wrong answers', async () => {
  const { device } = shared;
  const wrong = { ...(await answered(device)), signature: 'AAAA' };
  const told = await atOnce(16, () => send(wrong));

  expect(told.filter(({ refusal }) => refusal === 'unauthenticated').length).toBeLessThanOrEqual(16);
  await expect.poll(async () => (await send(wrong)).refusal).toBe('rate_limited');

  expect(outcomeOf(await send(await answered(device)))).toBe('rate_limited');
  await forgetFailures();
  expect(outcomeOf(await send(await answered(device)))).toBe(200);
});

test('invented passkeys have to wait, and block no real passkey in the same network', async () => {
  const { device } = shared;
  const right = await answered(device);
  const invented = () => send({ ...right, id: Buffer.from(crypto.randomUUID()).toString('base64url') });
  for (let sent = 0; sent < 15; sent++) await invented();
  await expect.poll(async () => (await invented()).refusal).toBe('rate_limited');

  expect(outcomeOf(await send({ ...right, signature: 'AAAA' }))).toBe('unauthenticated');
  expect(outcomeOf(await send(right))).toBe(200);
  await forgetFailures();
});

test('a page of another site neither asks nor answers', async () => {
  const { device } = shared;
  const elsewhere = { headers: { origin: 'https://evil.example' } };

  expect(outcomeOf(await world.nobody.post(BEGIN, {}, elsewhere))).toBe('invalid_input');
  expect(outcomeOf(await send(await answered(device), elsewhere))).toBe('invalid_input');
});

test('to confirm an act, only a passkey of the same person is asked for, and taken', async () => {
  const [one, two] = [shared, other];
  const question = async () => bodyOf<PasskeyQuestion>(await one.person.post(BEGIN, { confirm: true }));
  const confirm = async (device: Device) =>
    one.person.post(SIGN_IN, { ...answerWith(device, await question(), origin()), confirm: true });
  expect((await question()).allowCredentials.map(({ id }) => id)).toEqual([one.device.id]);
  expect((await ask()).allowCredentials).toEqual([]);
  world.clock.pass(11 * MINUTE_MS);

  expect(outcomeOf(await confirm(two.device))).toBe('not_allowed');
  expect(resultOf<Profile>(await one.person.ask('profile.get')).isFresh).toBe(false);
  const answer = await confirm(one.device);

  const back = { headers: { cookie: cookieIn(answer.headers.getSetCookie()) } };
  expect(resultOf<Profile>(await world.nobody.ask('profile.get', undefined, back)).isFresh).toBe(true);
});
