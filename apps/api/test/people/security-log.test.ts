import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sealAuthenticatorSecret } from '../../src/person/authenticator/authenticator-secret.ts';
import { SecurityLog } from '../../src/person/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { WITH_MAIL } from '../notices/mail-world.ts';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld } from '../world/start-world.ts';

const lines: string[] = [];
const log = createLog('info', { write: (line) => lines.push(line) });
const start = () => startWorld({ ...WITH_MAIL, log, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });

let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());
beforeEach(() => {
  lines.length = 0;
});

type Told = Record<string, unknown>;
const linesOf = (msg: string): Told[] =>
  lines.map((line) => JSON.parse(line) as Told).filter((line) => line.msg === msg);
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const signIn = (email: string, password: string, address: string) =>
  world.nobody.post('/api/auth/sign-in/email', { email, password }, from(address));
const askToken = (username: string, password: string, address: string) =>
  world.as({}).post('/api/v2/token', { username, password }, from(address));
const eventsOf = async (caller: Caller, type: string) =>
  resultOf<{ data: { type: string; subjectId: string; data: Told }[] }>(await caller.ask('events.list', { type })).data;
const told = async (personId: string, type: string) =>
  (
    await world.sql<{ data: Told; address: string }>(
      'select data, address from event where subject_id = $1 and type = $2 order by id',
      [personId, type],
    )
  ).map(({ data, address }): Told => ({ ...data, address }));

test.each([
  ['sign-in', signIn],
  ['token', askToken],
] as const)(
  'at the %s door a wrong password is a line with address and account, of a stranger without what he typed',
  async (_door, knock) => {
    const address = _door === 'token' ? '203.0.113.1' : '203.0.113.2';
    const { email } = world.demo.partner.user;
    const [owner] = await world.sql<{ id: string }>('select id from identity."user" where email = $1', [email]);
    const typed = 'My-Secret@Passw0rd.example';

    for (const name of [email, typed, typed]) expect((await knock(name, 'not the password', address)).status).toBe(401);

    await eventually(() => linesOf('sign-in failed').length).toBe(3);
    const [known, unknown, again] = linesOf('sign-in failed');
    expect(known).toMatchObject({ address, account: owner?.id, refusal: 'unauthenticated' });
    expect(unknown).toMatchObject({ address, account: expect.stringMatching(/^unknown [\da-f]{8}$/) });
    expect(again?.account).toBe(unknown?.account);
    expect(lines.join('')).not.toMatch(/secret@|passw0rd|not the password/i);
  },
);

test('failures are events of the account, with their network, for owners and the person, not for keys and colleagues', async () => {
  const owner = await world.invite(world.bakery.id, 'eyes@bakery.example');
  const person = await world.invite(world.bakery.id, 'typo@bakery.example', { role: 'member' });
  const colleague = await world.invite(world.bakery.id, 'colleague@bakery.example', { role: 'member' });

  await signIn(person.email, 'not the password', '203.0.113.3');

  const failed = { subjectId: person.id, data: { count: 1, network: '203.0.113.3' } };
  const seenBy = (caller: Caller) => eventsOf(caller, 'person.sign_in_failed');
  await eventually(() => seenBy(owner)).toEqual([expect.objectContaining(failed)]);
  expect(await seenBy(person)).toHaveLength(1);
  expect(await seenBy(colleague)).toEqual([]);
  expect(await told(person.id, 'person.sign_in_failed')).toMatchObject([{ address: '203.0.113.3' }]);
});

test('a partner key does not hear who failed to sign in', async () => {
  const person = await world.invite(world.demo.partner.id, 'typo@relay.example', { role: 'member' });
  await signIn(person.email, 'not the password', '203.0.113.4');
  await eventually(() => told(person.id, 'person.sign_in_failed')).toHaveLength(1);

  const seen = await eventsOf(world.as(world.demo.partner.partnerKey), 'person.sign_in_failed');

  expect(seen).toEqual([]);
});

test('guessing that has become slow is an event and one mail, however often it is tried', async () => {
  const person = await world.invite(world.travel.id, 'shut@travel.example', { role: 'member' });

  for (let guess = 0; guess < 12; guess += 1) await signIn(person.email, 'not the password', '203.0.113.5');
  await eventually(() => linesOf('sign-in failed').length).toBe(12);
  const lastLine = linesOf('sign-in failed').at(-1);
  // When guesses come from two more networks, the person gets no second mail: the server sends one such mail for an
  // account in a day.
  for (const address of ['203.0.113.50', '203.0.113.51'])
    await Promise.all(Array.from({ length: 6 }, () => signIn(person.email, 'not the password', address)));

  await eventually(() => linesOf('sign-in failed').length).toBe(24);
  expect(lastLine).toMatchObject({ refusal: 'rate_limited', account: person.id });
  const counts = async (type: string) =>
    (await told(person.id, type)).filter(({ network }) => network === '203.0.113.5').map(({ count }) => count);
  await eventually(() => counts('person.locked')).toEqual([1, 5]);
  const networks = (await told(person.id, 'person.locked')).map(({ network }) => network);
  expect((await told(person.id, 'person.locked')).filter(({ firstOfDay }) => firstOfDay === true)).toHaveLength(1);
  expect(new Set(networks)).toEqual(new Set(['203.0.113.5', '203.0.113.50', '203.0.113.51']));
  expect(await counts('person.sign_in_failed')).toEqual([1, 5]);
  const mails = () => world.post.mails.filter(({ subject }) => subject === 'Too many wrong passwords for your account');
  await eventually(() => mails().map(({ recipients }) => recipients)).toEqual([[person.email]]);
  expect(mails()[0]?.text).toContain('203.0.113.5');
});

test('a wrong code is a line and an event of the person', async () => {
  const person = await world.invite(world.demo.partner.id, 'codes@relay.example', { role: 'owner' });
  const input = { name: 'New', scopes: ['read'] };
  const { id } = resultOf<{ id: string }>(
    await person.change('codes.request', { procedure: 'partnerKeys.create', input }),
  );

  await person.change('partnerKeys.create', input, { code: `${id} 00000000`, ...from('203.0.113.6') });

  await eventually(() => told(person.id, 'person.code_failed')).toMatchObject([{ count: 1, network: '203.0.113.6' }]);
  expect(linesOf('code wrong')).toMatchObject([{ address: '203.0.113.6', account: person.id, refusal: 'code_wrong' }]);
  expect(lines.join('')).not.toContain('00000000');
});

test('a sign-up link that never was is a line, without its token', async () => {
  const token = 'x'.repeat(32);

  await world.nobody.post('/sign-in/new', { token, name: 'X', password: 'correct horse' }, from('203.0.113.7'));

  await eventually(() => linesOf('sign-up link refused')).toMatchObject([{ address: '203.0.113.7', account: null }]);
  expect(lines.join('')).not.toContain(token);
});

test('a new password is an event and a mail, a first one only an event', async () => {
  const person = await world.invite(world.studio.id, 'renew@studio.example', { role: 'member' });
  const again = ['person', 'add', '--email', person.email, '--account', world.studio.id, '--role', 'member'];
  const { token } = await world.admin<{ token: string }>(...again);

  await world.nobody.post('/sign-in/new', { token, name: 'X', password: 'another password' }, from('203.0.113.8'));

  const mails = () => world.post.mails.filter(({ subject }) => subject === 'Your password was changed');
  await eventually(() => mails().map(({ recipients }) => recipients)).toEqual([[person.email]]);
  expect(mails()[0]?.text).toContain('203.0.113.8');
  expect(await told(person.id, 'person.joined')).toHaveLength(1);
  expect(await told(person.id, 'person.password_changed')).toHaveLength(1);
});

test('a sign-in from a new network is a mail, the first one ever and one from a known network are none', async () => {
  const person = await world.invite(world.demo.partner.id, 'travels@relay.example', { role: 'member' });
  const mails = () => world.post.mails.filter(({ recipients }) => recipients[0] === person.email);
  for (const address of ['127.0.0.1', '203.0.113.20', '203.0.113.20', '127.0.0.1'])
    expect((await signIn(person.email, person.password, address)).status).toBe(200);
  expect((await askToken(person.email, person.password, '203.0.113.21')).status).toBe(200);

  // The job library sends each mail in a separate job, so the order of the two mails is not fixed.
  await eventually(() =>
    mails()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual([
    'A program signed in as you from a new place: 203.0.113.21',
    'You signed in from a new place: 203.0.113.20',
  ]);
  const flags = await world.sql<{ type: string; flagged: boolean }>(
    "select type, data ? 'newNetwork' as flagged from event where subject_id = $1 and type ~ 'signed_in|legacy' order by id",
    [person.id],
  );
  expect(flags.map(({ flagged }) => flagged)).toEqual([false, false, true, false, false, true]);
});

test('who has the password and not the code leaves lines and events, and his first wrong code is a mail, the owner’s is none', async () => {
  const person = await world.invite(world.studio.id, 'shown@studio.example', { role: 'member' });
  const secret = sealAuthenticatorSecret(world.services.beginWork(), person.id, 'JBSWY3DPEHPK3PXP');
  await world.sql('insert into authenticator (person_id, secret, last_step, confirmed_at) values ($1, $2, 0, now())', [
    ...[person.id, secret],
  ]);
  const post = (address: string, code?: string) =>
    world.nobody.post(
      '/api/auth/sign-in/email',
      { email: person.email, password: person.password, code },
      from(address),
    );
  const lineOf = async (address: string, msg: string, count = 1) =>
    eventually(() => linesOf(msg).filter((line) => line.address === address).length).toBe(count);
  const mails = () => world.post.mails.filter(({ recipients }) => recipients[0] === person.email);

  for (const code of [undefined, '000000']) expect((await post('127.0.0.1', code)).status).toBe(403);
  await lineOf('127.0.0.1', 'code wrong');
  for (const address of ['203.0.113.30', '203.0.113.31']) {
    expect((await post(address)).refusal).toBe('code_required');
    await lineOf(address, 'password right, code asked');
    for (const code of ['000000', '000001']) expect((await post(address, code)).refusal).toBe('code_wrong');
    await lineOf(address, 'code wrong', 2);
  }
  const token = await askToken(person.email, person.password, '203.0.113.32');
  await lineOf('203.0.113.32', 'password right, code asked');

  expect(token.refusal).toBe('not_allowed');
  expect(linesOf('password right, code asked').map(({ account }) => account)).toEqual(Array(4).fill(person.id));
  await eventually(() => mails().map(({ subject }) => subject)).toEqual([
    'Somebody has your password and tried a code',
  ]);
  expect(mails()[0]?.text).toContain('203.0.113.30');
  const networksOf = async (type: string) => (await told(person.id, type)).map(({ network }) => network);
  expect(await networksOf('person.code_failed')).toEqual(['127.0.0.1', '203.0.113.30', '203.0.113.31']);
  expect(await networksOf('person.code_asked')).toEqual(['203.0.113.30', '203.0.113.31', '203.0.113.32']);
});

test('of more failures than can be looked up, nobody known is called unknown, and a link that waits is a link', async () => {
  const [owner] = await world.sql<{ id: string }>('select id from identity."user" where email = $1', [
    world.pharmacy.user.email,
  ]);
  const watcher = new SecurityLog({ log, beginWork: (origin) => world.services.beginWork(origin) });
  const work = world.services.beginWork();
  const fail = (code: 'unauthenticated' | 'rate_limited', whose: { email: string } | null) =>
    watcher.watch(work, whose, () => Promise.reject(new Refusal(code, 'a test', { isGuess: true }))).catch(() => {});

  for (let at = 0; at < 150; at += 1) void fail('unauthenticated', { email: world.pharmacy.user.email });
  await fail('rate_limited', null);
  await watcher.settle();

  const accounts = new Set(linesOf('sign-in failed').map(({ account }) => account));
  expect(accounts).toEqual(new Set([owner?.id, null]));
  expect(linesOf('sign-up link refused')).toHaveLength(1);
});
