import { once } from 'node:events';
import { connect } from 'node:net';
import { ORGANIZATION_SCOPES } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { makeKey } from '../session-events/support/organization-key.ts';
import { bodyOf, call } from '../world/answer.ts';
import { bearer, type Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';

const lines: string[] = [];
let world: World;
let secret: string;
let key: Caller;
let limited: Caller;
let messages: string;
beforeAll(async () => {
  world = await startWorld({ log: createLog('info', { write: (line) => lines.push(line) }) });
  const [first, second] = world.bakery.channels;
  const scopes = [...ORGANIZATION_SCOPES];
  ({ secret } = await makeKey(world, world.bakery.id, { scopes }));
  key = world.as(bearer(secret));
  limited = world.as(
    bearer((await makeKey(world, world.bakery.id, { scopes, channelIds: [second?.id ?? ''] })).secret),
  );
  messages = `/api/v1/sessions/${first?.id}/messages`;
});
afterAll(() => world.stop());

const TEXT = { type: 'text', to: '+12025550150', text: 'Once.' };
const template = (component: object) => ({
  ...{ type: 'template', to: TEXT.to, name: 'hello_world', language: 'en_US' },
  components: [component],
});
const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });
const send = (body: object, more: Record<string, string> = {}, query = '') =>
  key.request('POST', messages + query, body, { headers: more });

test('a repeated send gets the first answer, and another body with the same key is refused', async () => {
  const once = { 'idempotency-key': 'a send' };
  const [first, again] = [await send(TEXT, once), await send(TEXT, once)];

  expect(again.body).toEqual({ ...(first.body as object), replayed: true });
  expect(first.body).toMatchObject({ replayed: false, status: 'sent' });
  expectRefusal(await send({ ...TEXT, text: 'Twice.' }, once), 'sessions', 'idempotency_mismatch');
});

test('a session is created once per Idempotency-Key', async () => {
  const body = { phoneNumber: '+447700900561', label: 'Once' };
  const create = (headers: Record<string, string>) => key.request('POST', '/api/v1/sessions', body, { headers });
  const once = { 'idempotency-key': 'a session' };
  const [first, again] = [await create(once), await create(once)];

  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  expectRefusal(await create({}), 'sessions', 'conflict');
});

test('an asynchronous send is answered 202 before it is carried', async () => {
  const answer = await send(TEXT, {}, '?async=true');

  expect([answer.status, answer.body]).toMatchObject([202, { mode: 'async', status: 'queued', waMessageId: null }]);
  expectRefusal(await send(TEXT, {}, '?async=yes'), 'sessions', 'invalid_input');
});

test.each(['image', 'video', 'audio', 'document', 'sticker'])(
  'a message of type %s is not supported yet',
  async (type) => {
    expectRefusal(await send({ type, to: TEXT.to }), 'sessions', 'not_supported');
  },
);

test.each<[what: string, body: object]>([
  ['no type', { to: TEXT.to, text: 'x' }],
  ['no receiver', { type: 'text', text: 'x' }],
  ['a number as text', { ...TEXT, text: 1 }],
  ['a text that is too long', { ...TEXT, text: 'x'.repeat(4097) }],
  ['a field that is unknown', { ...TEXT, previewUrl: true }],
  ['a latitude outside the earth', { type: 'location', to: TEXT.to, latitude: 91, longitude: 0 }],
  ['a poll with one option', { type: 'poll', to: TEXT.to, name: 'x', options: ['a'] }],
  ['a list', [TEXT]],
  ['a template that is too deep', template(nested(40))],
  ['a template that is deep enough to overflow the stack', template(nested(3_000))],
  ['a template that is longer than any real one', template({ text: 'x'.repeat(64 * 1024) })],
  ['a template with a NUL in a value', template({ text: ['\0'] })],
  ['a template with half a surrogate pair in a name', template({ a: { '\ud800': 1 } })],
])('%s is refused', async (_, body) => {
  expectRefusal(await send(body), 'sessions', 'invalid_input');
});

test('a body that is no JSON is refused, and a long one too', async () => {
  const headers = { ...bearer(secret), 'content-type': 'application/json' };
  const at = (body: string) => call(world.baseUrl + messages, { method: 'POST', headers, body });

  expectRefusal(await at('{'), 'sessions', 'invalid_input');
  expectRefusal(await at(`"${'x'.repeat(1024 * 1024)}"`), 'sessions', 'too_large');
});

test('a parameter that no route knows is ignored, but a key in the address is refused', async () => {
  expect((await key.get('/api/v1/sessions?utm=1&limit=1')).status).toBe(200);
  for (const name of ['x-api-key', 'token', 'limit'])
    expectRefusal(await key.get(`/api/v1/sessions?${name}=${secret}`), 'sessions', 'invalid_input');
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'limit=1&limit=2', 'cursor=nothing'])
    expectRefusal(await key.get(`/api/v1/sessions?${query}`), 'sessions', 'invalid_input');
});

test('a search for contacts by signs alone does not find all contacts, and a text that is too long is refused', async () => {
  await send(TEXT);
  const found = async (q: string) => bodyOf<{ data: unknown[] }>(await key.get(`/api/v1/contacts?q=${q}`)).data.length;

  for (const q of ['%40', '%20', '%25', '_', '%5C', '%2B']) expect([q, await found(q)]).toEqual([q, 0]);
  // Control: a part of the number finds the contact.
  expect(await found('%2B12025550150')).toBe(1);
  for (const q of ['', 'x'.repeat(200)])
    expectRefusal(await key.get(`/api/v1/contacts?q=${q}`), 'sessions', 'invalid_input');
});

test.each(['%ZZ', '%00', 'a:b', 'x'.repeat(5000), '%E2%80%8B'])(
  'a path with the part %s names no session',
  async (part) => {
    const answer = await key.get(`/api/v1/sessions/${part}/chats`);

    expect([answer.status, answer.refusal]).toEqual([404, 'not_found']);
  },
);

test('paths match as on the other doors: capitals, and one slash at the end', async () => {
  expect((await key.get('/API/V1/Sessions/')).status).toBe(200);
  expect((await key.get(`/api/V1/SESSIONS/${world.bakery.channels[0]?.id}/`)).status).toBe(200);
  expect((await key.request('HEAD', '/api/v1/sessions')).text).toBe('');
});

test('a key of some numbers changes nothing that concerns the whole client', async () => {
  const calls = await Promise.all([
    limited.request('POST', '/api/v1/sessions', { phoneNumber: '+447700900562', label: 'Mine' }),
    limited.request('PATCH', '/api/v1/organization', { messageRetentionDays: 1 }),
    limited.request('DELETE', '/api/v1/contacts/con_0000000000000000000000'),
    limited.get('/api/v1/contacts/con_0000000000000000000000/export'),
  ]);

  for (const answer of calls) expectRefusal(answer, 'sessions', 'not_allowed');
});

test('a caller that leaves in the middle of an export is no error of the server', async () => {
  const { messageId } = (await send({ ...TEXT, to: '+12025550151' })).body as { messageId: string };
  await world.sql(
    `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, created_at)
     select 'msg_long' || i, m.channel_id, m.client_id, m.chat_id, m.contact_id, 'in', 'text',
       jsonb_build_object('text', repeat('x', 4000)), 'received', now()
     from message m, generate_series(1, 6000) i where m.id = $1`,
    [messageId],
  );
  const leaving = connect({ port: world.nodes[0].port, host: '127.0.0.1' });
  leaving.once('data', () => leaving.destroy());
  leaving.write(
    `GET /api/v1/contacts/+12025550151/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
  );
  await once(leaving, 'close');
  // The server notices the end of the connection before it answers these calls.
  for (let calls = 0; calls < 5; calls++) await key.get('/api/v1/sessions');

  expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  // The call writes its line of the log as any other, and the name in its address is not in it.
  const cut = lines.filter((line) => line.includes('"isCut":true')).map((line) => JSON.parse(line));
  expect(cut).toMatchObject([{ path: '/api/v1/contacts/{contact}/export', status: 200, msg: 'request' }]);
});
