import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import type { Answer } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { cookieIn, type Visitor, visitorWith } from '../world/visitor.ts';
import { setUpApp, shown } from './authenticator-app.ts';

const STEP = 30_000;
const DAY = 24 * 60 * 60_000;
// The number of guesses from an unknown browser. It is so large that the server compares the digits of only some of the
// guesses.
const GUESSES = rounds(16, 50);

interface Asked {
  code?: string;
  rememberDevice?: boolean;
  confirm?: boolean;
  password?: string;
}

/** Starts a test world in which the owner of the bakery has set up an authenticator app. */
async function startAppWorld(nodes = 1) {
  const world = await startWorld({ clock: stillClock(), nodes });
  const { user } = world.bakery;
  const app = await setUpApp(world, world.as(user));
  world.clock.pass(STEP);
  const signIn = (asked: Asked = {}, cookie?: string, node = 0): Promise<Answer> =>
    world.nobody.post(
      '/api/auth/sign-in/email',
      { ...user, ...asked },
      { node, ...(cookie !== undefined && { headers: { cookie } }) },
    );
  const shows = () => shown(world.clock, app);
  /**
   * Asks for a one-time code for this act, and returns the id of the code. The digits for this code come from the app,
   * and not from a mail.
   */
  const ask = async (person: Visitor, procedure: string, input: unknown) =>
    (await world.code(person, procedure, input)).id;
  return Object.assign(world, { app, signIn, shows, ask, user });
}

const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const cookiesOf = ({ headers }: Answer): string => cookieIn(headers.getSetCookie());
const personAt = (world: World<MovedClock>, answer: Answer) =>
  visitorWith({ ...world.bakery.user, cookie: cookiesOf(answer) }, { baseUrl: () => world.baseUrl });

test('with an app, the password alone opens no session; its code does, as apps show it', async () => {
  await using world = await startAppWorld();

  const without = await world.signIn();
  const wrong = await world.signIn({ code: wrongOf(world.shows()) });
  const wrongPassword = await world.signIn({ code: world.shows(), password: 'wrong' });
  const right = await world.signIn({ code: `${world.shows().slice(0, 3)} ${world.shows().slice(3)}` });

  expect([without.status, without.refusal]).toEqual([403, 'code_required']);
  expect(without.text).toContain('your authenticator app');
  expect([wrong.status, wrong.refusal]).toEqual([403, 'code_wrong']);
  // A caller without the right password gets the same refusal as without an app, so that the answer does not show that
  // the account has an app.
  expect([wrongPassword.status, wrongPassword.refusal]).toEqual([401, 'unauthenticated']);
  for (const answer of [without, wrong, wrongPassword]) expect(answer.headers.getSetCookie()).toEqual([]);
  expect(right.status).toBe(200);
});

test('a code is good once: the second sign-in with it is told to wait for the next, and that is no failure', async () => {
  await using world = await startAppWorld();
  const code = world.shows();
  const answers = await atOnce(4, () => world.signIn({ code }));

  const used = answers.filter(({ status }) => status !== 200);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
  for (const { refusal, text, headers } of used) {
    expect(refusal).toBe('code_wrong');
    expect(text).toContain('Wait until your app shows the next one.');
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(30);
  }
  // A right password with used digits is not a failed sign-in. If the server counted these sign-ins as failures, it
  // would refuse the last sign-in of this unknown browser.
  for (let at = 0; at < rounds(11, 20); at++) expect((await world.signIn({ code })).refusal).toBe('code_wrong');
  world.clock.pass(STEP);
  expect((await world.signIn({ code: world.shows() })).status).toBe(200);
});

test('a second act within one step of the app costs no attempt of its code', async () => {
  await using world = await startAppWorld();
  const owner = world.as(world.user);
  const input = { name: 'Own code', scopes: ['read'] };
  const first = await world.ask(owner, 'organizationKeys.create', input);
  const second = await world.ask(owner, 'organizationKeys.create', { ...input, name: 'Another' });
  const shownNow = world.shows();
  await owner.change('organizationKeys.create', input, { code: `${first} ${shownNow}` });

  for (let at = 0; at < 7; at++) {
    const told = await owner.change(
      'organizationKeys.create',
      { ...input, name: 'Another' },
      { code: `${second} ${shownNow}` },
    );
    expect(told.text).toContain('Wait until your app shows the next one.');
  }
  world.clock.pass(STEP);
  const code = `${second} ${world.shows()}`;
  const made = await owner.change('organizationKeys.create', { ...input, name: 'Another' }, { code });

  expect(made.status).toBe(200);
});

test('an organization key is made and rotated with a code, once there is an app; without one, as before', async () => {
  await using world = await startAppWorld();
  const owner = world.as(world.user);
  const input = { name: 'Own code', scopes: ['read'] };

  const bare = await owner.change('organizationKeys.create', input);
  const asked = await world.ask(owner, 'organizationKeys.create', input);
  const made = await owner.change('organizationKeys.create', input, { code: `${asked} ${world.shows()}` });
  const { data } = (made.body as { result: { data: { id: string } } }).result;
  const rotated = await owner.change('organizationKeys.rotate', { id: data.id });
  const revoked = await owner.change('organizationKeys.revoke', { id: data.id });

  expect(bare.refusal).toBe('code_required');
  expect(made.status).toBe(200);
  expect(rotated.refusal).toBe('code_required');
  // The person can revoke a key without a code, even when an app is set up.
  expect(revoked.status).toBe(200);
  const other = world.as(world.travel.user);
  expect((await other.change('organizationKeys.create', input)).status).toBe(200);
});

test(`of ${GUESSES} codes guessed at once, ten at most are compared, and a known browser has guesses of its own`, async () => {
  await using world = await startAppWorld(2);
  const first = await world.signIn({ code: world.shows() });
  world.clock.pass(STEP);
  const wrong = wrongOf(world.shows());

  const answers = await atOnce(GUESSES, (at) => world.signIn({ code: wrong }, undefined, at % 2));
  const stranger = await world.signIn({ code: world.shows() });
  const known = await world.signIn({ code: world.shows() }, cookiesOf(first));
  const lostPhone = await world.signIn({ code: world.app.recoveryCodes[0] ?? '' });
  const madeUp = await world.signIn({ code: 'AAAA-BBBB-CCCC-DDDD' });

  expect(answers.filter(({ refusal }) => refusal === 'code_wrong')).toHaveLength(10);
  expect(answers.filter(({ refusal }) => refusal === 'rate_limited')).toHaveLength(GUESSES - 10);
  expect(stranger.refusal).toBe('rate_limited');
  expect(known.status).toBe(200);
  // Nobody can guess a recovery code. So the server still accepts a recovery code after too many wrong guesses at the
  // digits of the app.
  expect(lostPhone.status).toBe(200);
  expect(madeUp.refusal).toBe('code_wrong');
});

test('a browser that is told to remember asks for no code for thirty days: to sign in, not to grant', async () => {
  await using world = await startAppWorld();
  const ids = world.bakery.channels.slice(0, 1).map(({ id }) => id);
  const remembered = await world.signIn({ code: world.shows(), rememberDevice: true });
  world.clock.pass(29 * DAY);
  const again = await world.signIn({}, cookiesOf(remembered));
  const { url } = await world.partner.onboarding.start();

  expect(again.status).toBe(200);
  // Control: another browser still needs a code to sign in. The browser that is remembered needs a code only to grant a
  // permission.
  expect((await world.signIn()).refusal).toBe('code_required');
  await expect(personAt(world, again).share(url, ids)).rejects.toMatchObject({ code: 'code_required' });
  const confirming = await world.signIn({ confirm: true }, cookiesOf(again));
  expect(confirming.refusal).toBe('code_required');
  const confirmed = await world.signIn({ confirm: true, code: world.shows() }, cookiesOf(again));
  await expect(personAt(world, confirmed).share(url, ids)).resolves.toMatchObject({ status: 'granted' });

  world.clock.pass(DAY + 1);
  expect((await world.signIn({}, cookiesOf(confirmed))).refusal).toBe('code_required');
});

test('the thirty days end with a new password', async () => {
  await using world = await startAppWorld();
  const remembered = await world.signIn({ code: world.shows(), rememberDevice: true });
  const again = ['person', 'add', '--email', world.user.email, '--account', world.bakery.id, '--role', 'owner'];
  const { token } = (await runAdmin(world.services, again)) as { token: string };
  const password = 'A new password, long enough';

  const joined = await world.nobody.post('/sign-in/new', { token, name: 'Owner', password });

  // The link lets the person set a new password, but it does not replace the second factor. So the person is not signed
  // in and still needs a code to sign in.
  expect([joined.status, joined.body]).toEqual([200, { email: world.user.email, isSignedIn: false }]);
  expect(cookiesOf(joined)).toMatch(/^chatelaine\.device-[0-9a-f]{16}=[^;]+$/);
  expect((await world.signIn({ password }, cookiesOf(remembered))).refusal).toBe('code_required');
});

test('each of ten recovery codes signs in once, as often as it is tried at the same time, and says so by event', async () => {
  await using world = await startAppWorld();
  const [first = '', second = ''] = world.app.recoveryCodes;
  const answers = await atOnce(3, () => world.signIn({ code: first }));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  expect((await world.signIn({ code: second.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
  expect((await world.signIn({ code: 'AAAA-BBBB-CCCC-DDDD' })).refusal).toBe('code_wrong');
  const app = await world.as(world.user).ask('authenticator.get');
  expect(app.body).toMatchObject({ result: { data: { recoveryCodesLeft: 8 } } });
  expect(await world.sql("select from event where type = 'recovery_code.used'")).toHaveLength(2);
  const kept = JSON.stringify(await world.sql('select * from recovery_code')) + JSON.stringify(world.mails());
  for (const code of world.app.recoveryCodes) expect(kept).not.toContain(code.replaceAll('-', ''));
});

test('new recovery codes end the old ones, and need a code; a recovery code removes the app of a lost phone', async () => {
  await using world = await startAppWorld();
  const owner = world.as(world.user);
  const [old = ''] = world.app.recoveryCodes;
  const renew = 'authenticator.renewRecoveryCodes';

  expect((await owner.change(renew, {})).refusal).toBe('code_required');
  const code = `${await world.ask(owner, renew, {})} ${world.shows()}`;
  const renewed = await owner.change(renew, {}, { code });
  const { recoveryCodes } = (renewed.body as { result: { data: { recoveryCodes: string[] } } }).result.data;

  expect((await world.signIn({ code: old })).refusal).toBe('code_wrong');
  const asked = await world.ask(owner, 'authenticator.remove', {});
  const removed = await owner.change('authenticator.remove', {}, { code: `${asked} ${recoveryCodes[0]}` });
  expect(removed.status).toBe(200);
  expect((await world.signIn()).status).toBe(200);
  expect(await world.sql('select from recovery_code')).toEqual([]);
});

test('a recovery code confirms nothing where codes come by mail', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const owner = world.as(world.demo.partner.user);
  const { header } = await world.code(owner, 'authenticator.begin', {});
  const [id = ''] = header.split(' ');

  const told = await owner.change('authenticator.begin', {}, { code: `${id} AAAA-BBBB-CCCC-DDDD` });

  expect(told.refusal).toBe('code_wrong');
});

test('a new app is not skipped where the old one was', async () => {
  await using world = await startAppWorld();
  const remembered = await world.signIn({ code: world.shows(), rememberDevice: true });
  world.clock.pass(STEP);
  const owner = world.as(world.user);
  const code = `${await world.ask(owner, 'authenticator.begin', {})} ${world.shows()}`;
  const begun = await owner.change('authenticator.begin', {}, { code });
  const offer = (begun.body as { result: { data: { secret: string } } }).result.data;
  const confirmed = await owner.change('authenticator.confirm', { code: shown(world.clock, offer) });

  expect(confirmed.status).toBe(200);
  expect((await world.signIn({}, cookiesOf(remembered))).refusal).toBe('code_required');
});

test('who has an app is known in the browser in which he answered a link, however many strangers guess', async () => {
  await using world = await startAppWorld();
  const again = ['person', 'add', '--email', world.user.email, '--account', world.bakery.id, '--role', 'owner'];
  const { token } = (await runAdmin(world.services, again)) as { token: string };
  const password = 'A new password, long enough';
  const joined = await world.nobody.post('/sign-in/new', { token, name: 'Owner', password });
  // The test deletes the networks that the server knows for this person. So only the cookie of the browser can show
  // that a sign-in comes from this person.
  await world.sql('delete from known_network');
  for (let at = 0; at < 6; at++) await world.signIn({ password: 'wrong' });

  expect((await world.signIn({ password })).refusal).toBe('rate_limited');
  expect((await world.signIn({ password, code: world.shows() }, cookiesOf(joined))).status).toBe(200);
});

test('a session of before the app grants nothing without its code', async () => {
  await using world = await startWorld({ clock: stillClock() });
  const owner = world.as(world.bakery.user);
  const { url } = await world.partner.onboarding.start();
  await owner.question(url);
  await setUpApp(world, owner);

  const ids = world.bakery.channels.slice(0, 1).map(({ id }) => id);
  await expect(owner.share(url, ids)).rejects.toMatchObject({ code: 'code_required' });
});
