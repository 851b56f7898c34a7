import type { Passkey, PasskeyOffer, PasskeyQuestion, Passkeys } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpApp } from '../codes/authenticator-app.ts';
import { bodyOf, call, outcomeOf, resultOf } from '../world/answer.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { addPasskeyTo, answerWith, type Device, type Fault, makePasskey } from './device.ts';

const MINUTE_MS = 60_000;
const open = () => startWorld({ clock: stillClock() });
let world: Awaited<ReturnType<typeof open>>;
let stranger: Person;
beforeAll(async () => {
  world = await open();
  stranger = await invite();
});
afterAll(() => world.stop());

const origin = () => new URL(world.baseUrl).origin;
let invited = 0;
const invite = () => world.invite(world.bakery.id, `keeper-${++invited}@people.example`, { role: 'member' });
type Person = Awaited<ReturnType<typeof invite>>;
const offerTo = async (person: Person) => resultOf<PasskeyOffer>(await person.change('passkeys.begin', {}));
const listOf = async (person: Person) => resultOf<Passkeys>(await person.ask('passkeys.list')).data;
async function signIn(device: Device) {
  const question = bodyOf<PasskeyQuestion>(await world.nobody.post('/api/auth/sign-in/passkey/begin', {}));
  return outcomeOf(await world.nobody.post('/api/auth/sign-in/passkey', answerWith(device, question, origin())));
}
const eventsOf = async ({ id }: Person) =>
  (
    await world.sql<{ what: string }>(
      `select type || ' ' || data as what from event where subject_id = $1 and type like 'passkey%' order by id`,
      [id],
    )
  ).map(({ what }) => what);

test('a person adds, renames and removes a passkey, is told each time, and nobody else can', async () => {
  const person = await invite();
  expect(await offerTo(person)).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: person.email },
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  });
  const { passkey: id, ...device } = await addPasskeyTo(person, origin());
  expect((await offerTo(person)).excludeCredentials).toEqual([
    { type: 'public-key', id: device.id, transports: ['internal'] },
  ]);

  const renamed = resultOf<Passkey>(await person.change('passkeys.rename', { id, name: 'Laptop' }));
  expect(renamed).toMatchObject({ id, name: 'Laptop', lastUsedAt: null, isSynced: false });
  expect(await signIn(device)).toBe(200);
  expect(await listOf(person)).toEqual([{ ...renamed, lastUsedAt: world.clock.now().toISOString() }]);
  for (const [act, input] of Object.entries({ rename: { id, name: 'Mine' }, remove: { id } }))
    expect(outcomeOf(await stranger.change(`passkeys.${act}`, input))).toBe('not_found');
  expect(await listOf(stranger)).toEqual([]);

  expect(resultOf(await person.change('passkeys.remove', { id }))).toEqual({ id });
  expect(await signIn(device)).toBe('unauthenticated');
  expect(outcomeOf(await person.change('passkeys.remove', { id }))).toBe('not_found');
  expect(await eventsOf(person)).toEqual(['passkey.added {"name": "Phone"}', 'passkey.removed {"names": ["Laptop"]}']);
});

test.each<[string, Fault]>([
  ['of another origin', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['without a check of the person', { flags: 0x41 }],
  ['for a sign-in', { type: 'webauthn.get' }],
  ['in a frame of another site', { crossOrigin: true }],
])('a new passkey %s is refused', async (_name, fault) => {
  const { input } = makePasskey(await offerTo(stranger), { origin: origin(), fault });

  expect(outcomeOf(await stranger.change('passkeys.add', input))).toBe('invalid_input');

  expect(await listOf(stranger)).toEqual([]);
});

test('an offer is for one session, one act and five minutes', async () => {
  const person = await invite();
  const offer = await offerTo(person);
  const { input } = makePasskey(offer, { origin: origin() });
  const again = await world.signIn(person);
  const question = bodyOf<PasskeyQuestion>(await world.nobody.post('/api/auth/sign-in/passkey/begin', {}));
  const forSignIn = makePasskey({ ...offer, challenge: question.challenge }, { origin: origin() });

  expect(outcomeOf(await stranger.change('passkeys.add', input))).toBe('invalid_input');
  expect(outcomeOf(await again.change('passkeys.add', input))).toBe('invalid_input');
  expect(outcomeOf(await person.change('passkeys.add', forSignIn.input))).toBe('invalid_input');
  expect(outcomeOf(await person.change('passkeys.add', { ...input, id: 'AAAA' }))).toBe('invalid_input');
  expect(outcomeOf(await person.change('passkeys.add', input))).toBe(200);
  expect(outcomeOf(await person.change('passkeys.add', input))).toBe('invalid_input');
  const late = makePasskey(await offerTo(person), { origin: origin() });
  world.clock.pass(5 * MINUTE_MS + 1);
  expect(outcomeOf(await person.change('passkeys.add', late.input))).toBe('invalid_input');
  expect(await listOf(person)).toHaveLength(1);
});

test('a passkey belongs to one person, and a person has at most twenty', async () => {
  const person = await invite();
  const { input } = makePasskey(await offerTo(person), { origin: origin() });
  expect(outcomeOf(await person.change('passkeys.add', input))).toBe(200);
  const { challenge } = await offerTo(stranger);
  const clientDataJSON = Buffer.from(JSON.stringify({ type: 'webauthn.create', challenge, origin: origin() })).toString(
    'base64url',
  );
  expect(outcomeOf(await stranger.change('passkeys.add', { ...input, clientDataJSON }))).toBe('conflict');

  const offer = await offerTo(person);
  await world.sql(
    `insert into passkey (id, person_id, credential_id, public_key, counter, name, transports, is_backed_up, created_at)
     select 'more' || n, $1, int4send(n), '', 0, 'More', '{}', true, now() from generate_series(1, 19) n`,
    [person.id],
  );

  expect(outcomeOf(await person.change('passkeys.begin', {}))).toBe('conflict');
  const more = makePasskey(offer, { origin: origin() });
  expect(outcomeOf(await person.change('passkeys.add', more.input))).toBe('conflict');
  expect(await listOf(person)).toHaveLength(20);
});

test('a password set by a link ends the passkeys, and a password changed in the profile does not', async () => {
  const person = await invite();
  const device = await addPasskeyTo(person, origin());
  const next = 'quite another password';
  const changed = await person.change('profile.changePassword', { current: person.password, next });
  expect(outcomeOf(changed)).toBe(200);
  expect(await signIn(device)).toBe(200);

  const { token } = await world.admin<{ token: string }>(
    ...['person', 'add', '--email', person.email, '--account', world.bakery.id, '--role', 'member'],
  );
  expect((await world.nobody.post('/sign-in/new', { token, password: 'a third good password' })).status).toBe(200);

  expect(await signIn(device)).toBe('unauthenticated');
  expect((await eventsOf(person)).at(-1)).toBe('passkey.removed {"names": ["Phone"], "reason": "password_set"}');
});

test('the operator removes the passkeys of a lost device, with the sessions, alone or with the app', async () => {
  const person = await invite();
  const device = await addPasskeyTo(person, origin());
  const removed = await world.admin('person', 'passkeys-remove', person.email);
  expect(removed).toMatchObject({ id: person.id, passkeys: 1, sessions: 1 });
  expect(await signIn(device)).toBe('unauthenticated');
  expect(outcomeOf(await person.ask('profile.get'))).toBe('unauthenticated');
  await expect(world.admin('person', 'passkeys-remove', person.email)).rejects.toMatchObject({ code: 'not_found' });

  const other = await invite();
  await setUpApp(world, other);
  const second = await addPasskeyTo(await freshly(other), origin());
  await world.admin('person', 'authenticator-reset', other.email);
  expect(await signIn(second)).toBe('unauthenticated');
});

test('with the last role the passkeys go, and an added or removed passkey is told by mail', async () => {
  const person = await invite();
  const device = await addPasskeyTo(person, origin());
  const sent = () =>
    world
      .mails()
      .filter(({ to }) => to === person.email)
      .map(({ subject }) => subject);
  await expect.poll(sent).toContain('A passkey was added to your account');

  await world.admin('person', 'remove', person.email);

  expect(await signIn(device)).toBe('unauthenticated');
  expect(await world.sql('select from passkey where person_id = $1', [person.id])).toEqual([]);
});

test('a server at an IP address refuses passkeys in a clear sentence', async () => {
  await using plain = await startWorld({ config: { baseUrl: 'http://127.0.0.1:8082' } });

  const headers = { origin: 'http://127.0.0.1:8082', 'x-chatelaine': '1', 'content-type': 'application/json' };
  const url = `http://localhost:${plain.nodes[0].port}/api/auth/sign-in/passkey/begin`;
  const answer = await call(url, { method: 'POST', headers, body: '{}' });

  expect(outcomeOf(answer)).toBe('not_allowed');
  expect(answer.text).toContain('Passkeys need an https address with a host name.');
});

// The last test, because the time passes for everybody.
test('adding, renaming and removing need a sign-in of the last ten minutes', async () => {
  const person = await invite();
  const { passkey: id } = await addPasskeyTo(person, origin());
  world.clock.pass(10 * MINUTE_MS + 1);

  const stale = [
    await person.change('passkeys.begin', {}),
    await person.change('passkeys.rename', { id, name: 'x' }),
    await person.change('passkeys.remove', { id }),
  ].map(outcomeOf);

  expect(stale).toEqual(Array(3).fill('code_required'));
  expect(await listOf(person)).toHaveLength(1);
});

/** Marks the sessions of a person as signed in with a code. */
async function freshly(person: Person): Promise<Person> {
  await world.sql('update identity.session set "codeSkipped" = false where "userId" = $1', [person.id]);
  return person;
}
