import type { PersonSessions, Profile } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpApp, shown } from '../codes/authenticator-app.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { cookieIn } from '../world/visitor.ts';

const MINUTE_MS = 60_000;
const open = () => startWorld({ clock: fakeClock() });
let world: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  world = await open();
});
afterAll(() => world.stop());

const partnerId = () => world.demo.partner.id;
const asked = async <T>(answer: Promise<Parameters<typeof resultOf>[0]>) => resultOf<T>(await answer);
const profileOf = (person: { ask: typeof world.nobody.ask }) => asked<Profile>(person.ask('profile.get'));
const whoAmI = async (cookie: string) =>
  (await world.nobody.get('/api/auth/get-session', { headers: { cookie } })).body;

test('a person reads the own profile without naming an account, with several accounts and with none', async () => {
  const person = await world.invite(world.bakery.id, 'several@people.example', { role: 'admin' });
  const one = await profileOf(person);
  await world.admin('person', 'add', '--email', person.email, '--account', partnerId(), '--role', 'member');

  const several = await profileOf(person);

  expect(one).toEqual({
    ...{
      id: person.id,
      email: person.email,
      name: 'Somebody',
      locale: null,
      hasAuthenticator: false,
      hasPasskey: false,
      isFresh: true,
    },
    accounts: [{ type: 'client', id: world.bakery.id, name: 'Harbour Bakery', role: 'admin', status: 'active' }],
  });
  expect(several.accounts.map(({ type, role }) => `${type} ${role}`)).toEqual(['client admin', 'partner member']);
  expect(outcomeOf(await person.ask('people.list'))).toBe('invalid_input');
  await world.sql('delete from person_role where person_id = $1', [person.id]);
  expect((await profileOf(person)).accounts).toEqual([]);
});

test('no program reads or changes a profile: neither a key nor a legacy token; nobody signed in is 401', async () => {
  const { email: username, password } = world.demo.partner.user;
  const { access_token: token } = (await world.nobody.post('/api/v2/token', { username, password })).body as {
    access_token: string;
  };
  for (const program of [world.as(world.demo.partner.partnerKey), world.as(token)]) {
    expect(outcomeOf(await program.ask('profile.get'))).toBe('not_allowed');
    expect(outcomeOf(await program.change('profile.update', { name: 'Robot' }))).toBe('not_allowed');
    expect(outcomeOf(await program.ask('profile.sessions'))).toBe('not_allowed');
  }
  expect(outcomeOf(await world.nobody.ask('profile.get'))).toBe('unauthenticated');
  const person = world.as(world.bakery.user);
  const fromElsewhere = { origin: 'https://evil.example' };
  expect(outcomeOf(await person.change('profile.update', {}, { headers: fromElsewhere }))).toBe('unauthenticated');
});

test('ten minutes after the sign-in it is no longer fresh', async () => {
  const person = await world.invite(world.bakery.id, 'stale@people.example', { role: 'member' });
  expect(await profileOf(person)).toMatchObject({ isFresh: true });

  world.clock.pass(11 * MINUTE_MS);

  expect(await profileOf(person)).toMatchObject({ isFresh: false });
});

test('name and language are changed alone or together, and the language is forgotten with null', async () => {
  const person = await world.invite(world.bakery.id, 'named@people.example', { role: 'member' });
  const update = (input: object) => asked<Profile>(person.change('profile.update', input));

  expect(await update({ name: 'Ana Lima', locale: 'pt' })).toMatchObject({ name: 'Ana Lima', locale: 'pt' });
  expect(await update({ locale: 'de' })).toMatchObject({ name: 'Ana Lima', locale: 'de' });
  expect(await update({})).toMatchObject({ name: 'Ana Lima', locale: 'de' });
  expect(await update({ locale: null })).toMatchObject({ locale: null });
  expect(await profileOf(person)).toMatchObject({ name: 'Ana Lima', locale: null });
  expect(outcomeOf(await person.change('profile.update', { locale: 'fr' }))).toBe('invalid_input');
});

const NEXT = 'correct horse battery';

test('a new password ends every other session, the legacy token and remembered browsers; this browser goes on', async () => {
  const person = await world.invite(partnerId(), 'changes@people.example', { role: 'member' });
  const elsewhere = await world.signIn(person);
  const credentials = { username: person.email, password: person.password };
  const { access_token: token } = (await world.nobody.post('/api/v2/token', credentials)).body as {
    access_token: string;
  };
  const devices = async () => {
    const found = await world.sql<{ id: string }>(
      "select encode(device, 'hex') as id from known_device where person_id = $1",
      [person.id],
    );
    return found.map(({ id }) => id);
  };
  const before = await devices();
  expect(before).not.toEqual([]);

  const answer = await person.change('profile.changePassword', { current: person.password, next: NEXT });

  expect(resultOf(answer)).toEqual({ isSignedIn: true });
  for (const cookie of [person.cookie, elsewhere.cookie]) expect(await whoAmI(cookie)).toBeNull();
  expect(await whoAmI(cookieIn(answer.headers.getSetCookie()))).toMatchObject({ email: person.email });
  expect(outcomeOf(await world.as(token).ask('clients.list'))).toBe('rotated_out');
  expect(outcomeOf(await world.nobody.post('/api/auth/sign-in/email', { email: person.email, password: NEXT }))).toBe(
    200,
  );
  const old = { email: person.email, password: person.password };
  expect(outcomeOf(await world.nobody.post('/api/auth/sign-in/email', old))).toBe('unauthenticated');
  expect((await devices()).filter((device) => before.includes(device))).toEqual([]);
  await eventually(() =>
    world.mails().filter(({ to, subject }) => to === person.email && subject.includes('password')),
  ).toHaveLength(1);
  const events = await world.sql<{ type: string }>(
    "select type from event where subject_id = $1 and type = 'person.password_changed'",
    [person.id],
  );
  expect(events).toHaveLength(1);
});

test('a weak new password is refused with its field, and so is a wrong present one', async () => {
  const person = await world.invite(world.bakery.id, 'weak@people.example', { role: 'member' });
  const change = (input: object) => person.change('profile.changePassword', input);

  const weak = await change({ current: person.password, next: 'password1234' });
  const wrong = await change({ current: 'not the password', next: NEXT });

  expect([outcomeOf(weak), outcomeOf(wrong)]).toEqual(['invalid_input', 'invalid_input']);
  expect(weak.text).toContain('"path":"next"');
  expect(wrong.text).toContain('"path":"current"');
  expect(await whoAmI(person.cookie)).not.toBeNull();
});

test('wrong present passwords are counted as failed sign-ins: at neither place is there one guess more', async () => {
  const person = await world.invite(world.bakery.id, 'guessed@people.example', { role: 'member' });
  const guess = () => person.change('profile.changePassword', { current: 'a wild guess', next: NEXT });

  const outcomes: unknown[] = [];
  for (let at = 0; at < 6; at++) outcomes.push(outcomeOf(await guess()));

  expect(outcomes).toEqual([...Array(5).fill('invalid_input'), 'rate_limited']);
  const right = { email: person.email, password: person.password };
  // The browser is known for this person, so its guesses at both places count together.
  expect(outcomeOf(await person.post('/api/auth/sign-in/email', right))).toBe('rate_limited');
  const email = { email: 'new@people.example', password: person.password };
  expect(outcomeOf(await person.change('profile.changeEmail', email))).toBe('rate_limited');
  await eventually(() =>
    world.sql("select from event where subject_id = $1 and type = 'person.sign_in_failed'", [person.id]),
  ).not.toHaveLength(0);
  // The network of all tests would have to wait.
  await world.sql('truncate platform.allowance');
});

test('sessions are listed without their tokens, and ended one by one or all others at once', async () => {
  const person = await world.invite(world.bakery.id, 'sessions@people.example', { role: 'member' });
  const [second, third] = [await world.signIn(person), await world.signIn(person)];
  const list = () => asked<PersonSessions>(person.ask('profile.sessions'));
  const { data } = await list();
  expect(data.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, false, true]);
  for (const { token } of await world.sql<{ token: string }>('select token from identity.session'))
    expect(JSON.stringify(data)).not.toContain(token);
  const other = data.find(({ isCurrent }) => !isCurrent)?.id ?? '';

  expect(resultOf(await person.change('profile.endSession', { id: other }))).toEqual({ sessions: 1 });

  const gone = await person.change('profile.endSession', { id: other });
  expect(outcomeOf(gone)).toBe('not_found');
  expect((await list()).data).toHaveLength(2);
  expect(resultOf(await person.change('profile.endOtherSessions', {}))).toEqual({ sessions: 1 });
  expect((await list()).data.map(({ isCurrent }) => isCurrent)).toEqual([true]);
  for (const { cookie } of [second, third]) expect(await whoAmI(cookie)).toBeNull();
  expect(await whoAmI(person.cookie)).not.toBeNull();
});

test('with an authenticator app, password and address need a sign-in of the last ten minutes with a code', async () => {
  const person = await world.invite(world.bakery.id, 'app@people.example', { role: 'member' });
  const app = await setUpApp(world, person);
  const email = { email: 'other@people.example', password: person.password };
  world.clock.pass(11 * MINUTE_MS);

  const stale = [
    await person.change('profile.changePassword', { current: person.password, next: NEXT }),
    await person.change('profile.changeEmail', email),
  ];

  expect(stale.map(outcomeOf)).toEqual(['code_required', 'code_required']);
  const code = shown(world.clock, app);
  const signIn = { email: person.email, password: person.password, code };
  const entered = await world.nobody.post('/api/auth/sign-in/email', signIn);
  const headers = { cookie: cookieIn(entered.headers.getSetCookie()) };
  const fresh = world.as({ ...world.nobody.headers(), ...headers });
  expect(await profileOf(fresh)).toMatchObject({ hasAuthenticator: true, isFresh: true });
  expect(outcomeOf(await fresh.change('profile.changeEmail', email))).toBe(200);
  const changed = await fresh.change('profile.changePassword', { current: person.password, next: NEXT });
  expect(resultOf(changed)).toEqual({ isSignedIn: true });
});
