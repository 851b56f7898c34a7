import type { AuthenticatorOffer } from '@chatelaine/shared';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pruneLegacyTokens } from '../../src/person/index.ts';
import { newSecretOf } from '../../src/platform/secret.ts';
import { openBarrier } from '../races/support/barrier.ts';
import { watchStatements, withoutLocks } from '../races/support/driver.ts';
import { type Answer, resultOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { type Counter, openCounter, tokenIn } from './counter.ts';

const DAY = 24 * 60 * 60_000;
const TOKEN = /^wat_[0-9A-Za-z]{38}$/;

// One test world for the tests that change nothing that another test depends on.
let shared: Counter;
beforeAll(async () => {
  shared = await openCounter();
});
afterAll(() => shared.stop());

test('e-mail and password get a token for a day, as JSON or as a form, and no table has it', async () => {
  await using counter = await openCounter(2);
  const { user } = counter;

  const json = await counter.askToken(user);
  const form = await counter.askToken(new URLSearchParams({ ...user, grant_type: 'password' }));

  expect(json.body).toEqual({ access_token: expect.stringMatching(TOKEN), token_type: 'bearer', expires_in: 86_400 });
  expect(json.headers.get('cache-control')).toBe('no-store');
  expect(form).toMatchObject({ status: 200, body: { access_token: expect.stringMatching(TOKEN) } });
  const token = tokenIn(form);
  await expect(counter.use(token)).resolves.toBe(200);
  await expect(counter.use(token, { node: 1 })).resolves.toBe(200);
  const rows = await counter.sql<{ t: string }>("select t::text || encode(hash, 'escape') as t from legacy_token t");
  for (const { t } of rows) expect(t).not.toContain(token.slice(4));
  const events = await counter.sql("select actor_kind, partner_id from event where type = 'legacy_token.created'");
  expect(events).toEqual(Array(2).fill({ actor_kind: 'person', partner_id: counter.demo.partner.id }));
});

test('a wrong password and an unknown address are answered alike, in the shape of this route', async () => {
  const counter = shared;
  const { user } = counter;

  const wrong = await counter.askToken({ ...user, password: 'wrong' });
  const unknown = await counter.askToken({ ...user, username: 'nobody@acme-inbox.example' });

  expect(wrong).toMatchObject({
    status: 401,
    body: { error: 'unauthenticated', error_description: 'The e-mail or the password is wrong.' },
  });
  expect(wrong.headers.get('x-refusal')).toBe('unauthenticated');
  expect(unknown.body).toEqual(wrong.body);
});

test.each([
  ['nothing', {}, 'username: This is required. password: This is required.'],
  ['no password', { username: 'owner@acme-inbox.example' }, 'password: This is required.'],
  ['a number', { username: 1, password: 2 }, 'username: Must be text. password: Must be text.'],
  ['a list', [], 'Must be an object.'],
  ['text', 'owner', 'Must be an object.'],
])('%s is not a request for a token, and what is missing is named', async (_, body, sentence) => {
  const answer = await shared.askToken(body);

  expect(answer).toMatchObject({
    status: 400,
    body: { error: 'invalid_input', error_description: sentence },
  });
  expect(answer.headers.get('x-refusal')).toBe('invalid_input');
});

test("another site cannot ask with its visitors' addresses", async () => {
  const answer = await shared.askToken(shared.user, { headers: { origin: 'https://evil.example' } });

  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_input' } });
});

test('five wrong passwords close both this door and sign-in, also when they come at once on two servers', async () => {
  await using counter = await openCounter(2);
  const { user } = counter;

  const ask = (each: number) => counter.askToken({ ...user, password: `wrong ${each}` }, { node: each % 2 });
  // Each server lets four calls of one network wait. `atOnce` makes eight calls at a time, four at each server. So the
  // server refuses no call because too many calls wait.
  const told = await atOnce(20, ask);

  expect(told.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(told.filter(({ status }) => status === 429)).toHaveLength(15);
  const right = await counter.askToken(user);
  expect(right).toMatchObject({ status: 429, body: { error: 'rate_limited' } });
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
  const signIn = counter.signIn(counter.demo.partner.user);
  await expect(signIn).rejects.toMatchObject({ code: 'rate_limited' });
});

test('a person has one live token, however many are asked for at once; the others are told that they were replaced', async () => {
  await using counter = await openCounter(2);

  const { answers, met } = await askAtOnce(counter);
  const told: unknown[] = [];
  for (const answer of answers) told.push(await counter.use(tokenIn(answer)));

  expect(met).toBe(true);
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect(told.filter((each) => each === 200)).toHaveLength(1);
  expect(told.filter((each) => each === 'rotated_out')).toHaveLength(4);
  // The first call got its token first. The other calls waited for the first call, and then replaced its token.
  expect(told[0]).toBe('rotated_out');
});

test('control: without the lock the index keeps it at one live token, but by refusing the others', async () => {
  await using counter = await openCounter(2);
  using _locks = withoutLocks();

  const { answers } = await askAtOnce(counter);

  expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 409, 409]);
});

test('a token ends after a day, to the millisecond', async () => {
  const counter = shared;
  const token = await counter.token();

  counter.clock.pass(DAY - 1);
  await expect(counter.use(token)).resolves.toBe(200);
  counter.clock.pass(1);
  await expect(counter.use(token)).resolves.toBe('expired');
});

test("a stranger's token costs one look-up, one with a typing mistake none", async () => {
  const counter = shared;
  const token = await counter.token();
  const mistyped = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');

  const mistake = await watchStatements(() => counter.use(mistyped), counter.databaseUrl);
  const stranger = await watchStatements(() => counter.use(newSecretOf('wat').secret), counter.databaseUrl);

  expect(mistake.told).toBe('unauthenticated');
  expect(mistake.statements).toEqual([]);
  expect(stranger.told).toBe('unauthenticated');
  expect(stranger.statements).toHaveLength(1);
});

test('whoever has an authenticator app gets no token, and the one that he had ends', async () => {
  await using counter = await openCounter();
  const { clock } = counter;
  const token = await counter.token();
  const code = await counter.code(counter.owner, 'authenticator.begin', {});
  const begun = await counter.owner.change('authenticator.begin', {}, { code: code.header });
  const secret = Secret.fromBase32(resultOf<AuthenticatorOffer>(begun).secret);
  await counter.owner.change('authenticator.confirm', {
    code: TOTP.generate({ secret, timestamp: clock.now().getTime() }),
  });

  const refused = await counter.askToken(counter.user);

  expect(refused).toMatchObject({
    status: 403,
    body: { error: 'not_allowed', error_description: expect.stringContaining('Make a partner key instead.') },
  });
  await expect(counter.use(token)).resolves.toBe('rotated_out');
});

test('a new password ends the token of the old one', async () => {
  await using counter = await openCounter();
  const token = await counter.token();

  await counter.invite(counter.demo.partner.id, counter.user.username);

  await expect(counter.use(token)).resolves.toBe('rotated_out');
});

test('a password that was right when it was looked at, and is no longer, is known as such', async () => {
  await using counter = await openCounter();
  const { username, password } = counter.user;
  const { identity } = counter.services;
  const verified = await identity.verifyPassword(username, password);
  if (verified === null) throw new Error('The password is right.');
  await expect(identity.isStillPassword(verified)).resolves.toBe(true);

  const hash = await identity.hashPassword('Another password, longer');
  await identity.setPassword(counter.services.beginWork(), verified.personId, { name: 'Owner', hash });

  await expect(identity.isStillPassword(verified)).resolves.toBe(false);
});

test("a token acts for partners alone: a client's person gets none", async () => {
  const counter = shared;
  const person = await counter.invite(counter.studio.id, 'clerk@studio.example');

  const refused = await counter.askToken({ username: person.email, password: `A password of ${person.email}` });

  expect(refused).toMatchObject({
    status: 403,
    body: { error: 'not_allowed', error_description: expect.stringContaining('you belong to none') },
  });
});

test('with several partners one is named, a client never; a stopped partner says so', async () => {
  const counter = shared;
  const { admin } = counter;
  const second = await admin<{ id: string }>('partner', 'add', '--name', 'Second Desk');
  const email = 'three-hats@acme-inbox.example';
  for (const account of [counter.demo.partner.id, second.id, counter.studio.id]) await counter.invite(account, email);
  const token = await counter.token({ username: email, password: `A password of ${email}` });
  const use = (account?: string) =>
    counter.use(token, account === undefined ? {} : { headers: { 'x-chatelaine-account': account } });

  await expect(use()).resolves.toBe('invalid_input');
  await expect(use(counter.demo.partner.id)).resolves.toBe(200);
  await expect(use(second.id)).resolves.toBe(200);
  await expect(use(counter.studio.id)).resolves.toBe('not_found');
  await admin('suspend', second.id);
  await expect(use(second.id)).resolves.toBe('suspended');
  await expect(use(counter.demo.partner.id)).resolves.toBe(200);
});

test('while the operator has stopped all partners of a person there is no token; for an active one there is', async () => {
  await using counter = await openCounter();
  const { admin } = counter;
  const second = await admin<{ id: string }>('partner', 'add', '--name', 'Second Desk');
  const email = 'two-hats@acme-inbox.example';
  await counter.invite(counter.demo.partner.id, email);
  const user = { username: email, password: `A password of ${email}` };
  await admin('suspend', counter.demo.partner.id);

  const refused = await counter.askToken(user);
  await counter.invite(second.id, email);
  const token = await counter.token(user);

  expect(refused).toMatchObject({ status: 403, body: { error: 'suspended' } });
  const use = (account: string) => counter.use(token, { headers: { 'x-chatelaine-account': account } });
  await expect(use(second.id)).resolves.toBe(200);
  await expect(use(counter.demo.partner.id)).resolves.toBe('suspended');
  const events = await counter.sql("select partner_id from event where type = 'legacy_token.created'");
  expect(events).toEqual([{ partner_id: second.id }]);
});

test('a token is told why it ended for 30 days, then it is forgotten; a new one does not look for old ones', async () => {
  await using counter = await openCounter();
  const { clock } = counter;
  const prune = () => pruneLegacyTokens(counter.services.beginWork());
  const replaced = await counter.token();
  const expired = await counter.token();

  clock.pass(31 * DAY);
  await prune();
  await expect(counter.use(replaced)).resolves.toBe('rotated_out');
  await expect(counter.use(expired)).resolves.toBe('expired');
  clock.pass(1);
  await prune();
  await expect(counter.use(replaced)).resolves.toBe('unauthenticated');
  await expect(counter.use(expired)).resolves.toBe('unauthenticated');

  const { statements } = await watchStatements(() => counter.token(), counter.databaseUrl);
  // The server runs two statements on the table of tokens: one ends the person's live token, which it finds by an
  // index, and one inserts the new token.
  const ofTokens = statements.map(({ text }) => text).filter((text) => /legacy_token[" ]/.test(text));
  expect(ofTokens).toEqual([
    expect.stringMatching(/^update legacy_token .+ and ended_at is null$/),
    expect.stringMatching(/^insert into "legacy_token"/),
  ]);
});

/**
 * Asks for five tokens at once. The barrier holds the first call until the four other calls wait. The test uses only
 * five calls, because the server would refuse more calls as guesses of the password.
 */
async function askAtOnce({ askToken, user, databaseUrl }: Counter): Promise<{ answers: Answer[]; met: boolean }> {
  await using barrier = await openBarrier(databaseUrl);
  const asks = Array.from({ length: 5 }, (_, each) => () => askToken(user, { node: each % 2 }));
  const { results, met } = await barrier.inTurn(/insert into "legacy_token"/, asks);
  const answers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return { answers, met };
}
