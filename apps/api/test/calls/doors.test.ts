import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { newSecret } from '../../src/api-key/secret.ts';
import { startCallKeeper } from '../../src/kept-call/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { hashSecret } from '../../src/platform/secret.ts';
import type { UpstreamAnswer } from '../../src/upstream/index.ts';
import { makeKey, sharedChannel } from '../doors/support/running-channel.ts';
import { type Answer, call } from '../world/answer.ts';
import { apiKey, type Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { askFor, foundCall, listCalls, requestIdOf } from './stage.ts';

let world: World;
let partner: Caller;
/** The answer of the upstream; null: the sandbox's own kind of answer. */
let upstream: (() => UpstreamAnswer) | null = null;

beforeAll(async () => {
  // The timer that writes the calls to the database is a fake timer. It runs only when a test moves it.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const carrier = () => upstream?.() ?? { status: 200, body: { json: { success: true } } };
  world = await startWorld({ carriers: { carrierOf: () => carrier, timeoutMs: 1_000 }, config: { callsSample: 1 } });
  partner = world.as(world.demo.partner.user);
});
afterAll(async () => {
  await world.stop();
  vi.useRealTimers();
});
afterEach(() => {
  upstream = null;
});

/** Makes an organization key of the travel agency. */
const organizationKey = (name: string) =>
  world.admin<{ id: string; secret: string }>(
    ...['client', 'key', '--client', world.travel.id, '--name', name, '--scopes', 'read'],
  );

const newPartnerKey = (name: string, scopes: string) =>
  world.admin<{ id: string; secret: string }>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', name, '--scopes', scopes],
  );

async function expectKept(as: Caller, answer: Answer, expected: object): Promise<void> {
  const requestId = requestIdOf(answer);
  const kept = await foundCall(as, requestId);
  expect(kept).toMatchObject({ requestId, status: answer.status, ...expected });
  expect(kept.address).toMatch(/127\.0\.0\.1|::1/);
  expect(Math.abs(Date.parse(kept.at) - world.clock.now().getTime())).toBeLessThan(60_000);
  // Both the list and its search find the call.
  expect((await listCalls(as, { requestId })).data).toEqual([kept]);
  expect((await listCalls(as, { keyId: kept.keyId })).data).toContainEqual(kept);
}

test('messaging: refusals of the gate, of the body and of the upstream are found, and so is an accepted call', async () => {
  const key = await makeKey(world, { scopes: ['send'] });
  const { channelId } = key;
  const of = { keyId: key.id, keyName: 'A key', keyKind: 'channel', channelId, door: 'messaging' };
  const as = world.as(key);

  await expectKept(partner, await as.send(), { ...of, operation: 'POST /messages', outcome: 'ok', reason: null });
  await expectKept(partner, await as.post('/v1/messages', 'no JSON'), {
    ...of,
    operation: 'POST /v1/messages',
    outcome: 'invalid_input',
    reason: 'The request is not valid.',
  });
  upstream = () => ({ status: 400, body: { json: { error: { message: 'the number 447700900999' } } } });
  await expectKept(partner, await as.send(), { ...of, outcome: 'upstream_error', status: 400 });
  upstream = () => {
    throw new Refusal('channel_not_running', 'the upstream says so');
  };
  await expectKept(partner, await as.send(), { ...of, outcome: 'channel_not_running' });
  upstream = null;
  const refused = await as.get('/v1/configs/webhook?secret=wac_x', { headers: {} });
  await expectKept(partner, refused, { operation: 'GET /v1/configs/webhook', outcome: 'scope_missing', status: 403 });
  await world.partner.channelKeys.revoke(key.id);
  const revoked = await as.get('/V1/WHOAMI/');
  await expectKept(partner, revoked, {
    operation: 'GET /v1/whoami',
    outcome: 'revoked',
    reason: 'This key was revoked.',
  });
  const all = JSON.stringify(await world.sql('select * from kept_call'));
  for (const never of ['447700900999', key.secret, 'no JSON']) expect(all).not.toContain(never);
});

test('a call over its limit is kept with that reason', async () => {
  const key = await makeKey(world, { name: 'Limited', limits: { perMinute: 1 } });
  const as = world.as(key);

  expect((await as.send()).status).toBe(200);
  await expectKept(partner, await as.send(), { outcome: 'rate_limited', status: 429 });
});

test('Partner API: a call with a partner key is found by its owner', async () => {
  const key = await newPartnerKey('For v2', 'read');
  const as = world.as(key.secret);
  const of = { keyId: key.id, keyName: 'For v2', keyKind: 'partner', channelId: null, door: 'partner_api' };

  await expectKept(partner, await as.get('/api/v2/whoami'), { ...of, operation: 'GET /api/v2/whoami', outcome: 'ok' });
  const other = await as.get('/api/v2/whoami', { account: world.travel.id });
  await expectKept(partner, other, { ...of, outcome: 'invalid_input' });
  await partner.change('partnerKeys.revoke', { id: key.id });
  await expectKept(partner, await as.get('/api/v2/whoami'), { ...of, outcome: 'revoked' });
});

test('sessions: a call with an organization key is found by its client', async () => {
  const key = await organizationKey('Till');
  const as = world.as(key.secret);
  const owner = world.as(world.travel.user);
  const of = { keyId: key.id, keyName: 'Till', keyKind: 'organization', channelId: null, door: 'sessions' };

  await expectKept(owner, await as.get('/api/v1/whoami'), { ...of, operation: 'GET /api/v1/whoami', outcome: 'ok' });
  // The name of a contact is in this address. It is not kept.
  const unknown = await as.get('/api/v1/contacts/%2B447700900123');
  await expectKept(owner, unknown, { ...of, operation: 'GET /api/v1/contacts/{contact}', status: 404 });
  await owner.change('organizationKeys.revoke', { id: key.id });
  await expectKept(owner, await as.get('/api/v1/whoami'), { ...of, outcome: 'revoked', status: 401 });
});

test('tRPC: a procedure keeps its final outcome, also when the gate let the key in', async () => {
  const key = await newPartnerKey('For procedures', 'read');
  const as = world.as(key.secret);
  const of = { keyId: key.id, keyKind: 'partner', door: 'trpc' };
  const id = sharedChannel(world);

  await expectKept(partner, await as.ask('channels.get', { id }), { ...of, operation: 'channels.get', outcome: 'ok' });
  const unknown = await as.ask('channels.get', { id: '0000000000CH' });
  await expectKept(partner, unknown, { ...of, operation: 'channels.get', outcome: 'not_found', status: 404 });
  const invalid = await as.ask('calls.list', { limit: 0 });
  await expectKept(partner, invalid, { ...of, operation: 'calls.list', outcome: 'invalid_input' });
  const scope = await as.change('channelKeys.create', { channelId: id, name: 'x' });
  await expectKept(partner, scope, { ...of, operation: 'channelKeys.create', outcome: 'scope_missing' });
  const account = await as.ask('channels.list', {}, { account: world.travel.id });
  await expectKept(partner, account, { ...of, operation: 'channels.list', outcome: 'invalid_input' });
  await partner.change('partnerKeys.revoke', { id: key.id });
  await expectKept(partner, await as.ask('channels.list'), { ...of, outcome: 'revoked' });
});

test('tRPC: a key that is refused while the body still arrives is kept, with a fixed name for its path', async () => {
  const key = await newPartnerKey('For long bodies', 'read');
  await partner.change('partnerKeys.revoke', { id: key.id });
  const sendTo = (path: string) => {
    const body = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode('{'));
        await answered.promise;
        controller.close();
      },
    });
    const answered = Promise.withResolvers<void>();
    const headers = { 'content-type': 'application/json', ...apiKey(key.secret) };
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    return call(world.baseUrl + path, init).finally(() => answered.resolve());
  };

  const known = await sendTo('/trpc/channelKeys.create');
  await expectKept(partner, known, { operation: 'channelKeys.create', outcome: 'revoked', keyId: key.id });
  const other = await sendTo('/trpc/447700900999');
  await expectKept(partner, other, { operation: 'an unknown procedure', outcome: 'revoked', keyId: key.id });
});

test('a known key in the wrong header, or without a scheme, is kept for its owner, and an unknown key is not', async () => {
  const { partnerKey } = world.demo.partner;
  const post = (path: string, headers: Record<string, string>) =>
    call(world.baseUrl + path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });
  const of = { keyKind: 'partner', outcome: 'wrong_header', status: 401 };

  const atMessages = await post('/messages', apiKey(partnerKey));
  await expectKept(partner, atMessages, { ...of, door: 'messaging', operation: 'POST /messages' });
  const asBearer = await post('/trpc/channelKeys.create', { authorization: `Bearer ${partnerKey}` });
  await expectKept(partner, asBearer, { ...of, door: 'trpc', operation: 'channelKeys.create' });
  const bare = await world.as({ authorization: partnerKey }).get('/api/v2/whoami');
  await expectKept(partner, bare, { ...of, door: 'partner_api', operation: 'GET /api/v2/whoami' });
  // The owner of another account reads nothing of it.
  expect(await askFor(world.as(world.travel.user), requestIdOf(bare))).toMatchObject({ isKept: false });
});

test('a key in the wrong header waits while the database cannot look it up, and one id is for its own key only', async () => {
  const { pool } = world.services;
  const keeper = startCallKeeper({ pool, clock: world.clock, log: createLog('silent'), sample: 0 });
  const misplaced = (requestId: string, id: string | null) =>
    keeper.keepMisplaced({
      ...{ hash: hashSecret(world.demo.partner.partnerKey), id, origin: { requestId, address: '203.0.113.7' } },
      ...{ door: 'messaging', operation: 'POST /messages', outcome: 'wrong_header', status: 401 },
    });
  misplaced('waits', null);
  misplaced('other id', 'key_0000000000000000000001');

  await world.sql('alter table api_key rename to api_key_away');
  await keeper.flush();
  await world.sql('alter table api_key_away rename to api_key');
  expect(await world.sql("select from kept_call where request_id = 'waits'")).toHaveLength(0);
  await keeper.stop();

  expect(await askFor(partner, 'waits')).toMatchObject({ isKept: true, call: { outcome: 'wrong_header' } });
  expect(await askFor(partner, 'other id')).toMatchObject({ isKept: false });
});

test('a call that no known key made is not kept, and the answer is the same for every such id', async () => {
  const stranger = await call(`${world.baseUrl}/messages`, { method: 'POST', body: '{}' });
  const { secret } = newSecret('partner');
  const wrongHeader = await call(`${world.baseUrl}/messages`, { method: 'POST', body: '{}', headers: apiKey(secret) });
  vi.advanceTimersByTime(5_000);
  // A later call is found, so the earlier calls were written too if they were kept.
  await foundCall(partner, requestIdOf(await world.as(await makeKey(world, { name: 'Later' })).send()));

  const answers = await Promise.all([stranger, wrongHeader].map((each) => askFor(partner, requestIdOf(each))));
  expect(answers).toEqual(
    answers.map(() => ({ isKept: false, reason: expect.stringContaining('No call of your keys') })),
  );
  expect(await askFor(partner, 'invented')).toEqual(answers[0]);
});
