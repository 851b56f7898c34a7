import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { ApiError, ChatelaineError, ConnectionError } from '../src/index.ts';
import { createMessages, type MessagesOptions } from '../src/messages/index.ts';
import { closedPort, type Reply, startServer } from './support/server.ts';
import { CHANNEL_KEY, PARTNER_KEY } from './support/words.ts';

const TEXT = { to: '447700900999', body: 'Your table is ready.' };
const SENT: Reply = { json: { messaging_product: 'whatsapp', messages: [{ id: 'wamid.1' }] } };
const refused = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'x-refusal': code, ...headers },
  json: { error: { message: `(#4) ${code}`, code: 4, error_data: { details: `Refused: ${code}.` } } },
});
const LIMITED = refused(429, 'rate_limited', { 'retry-after': '0' });

const to = (server: { url: string }, options: Partial<MessagesOptions> = {}) =>
  createMessages({ key: CHANNEL_KEY, baseUrl: server.url, ...options });
const thrownBy = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('a text, a template and any body go to the messaging door with the key in its header', async () => {
  await using server = await startServer([SENT]);
  const messages = to(server);

  const sent = await messages.text(TEXT);
  await messages.template({ to: TEXT.to, name: 'table_ready', language: 'en_GB' });
  await messages.send({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.0' });

  expect(sent).toMatchObject({ id: 'wamid.1', requestId: 'request-1', answer: { messaging_product: 'whatsapp' } });
  expect(server.seen.map(({ procedure, method, input }) => [procedure, method, input])).toEqual([
    ['/messages', 'POST', { messaging_product: 'whatsapp', to: TEXT.to, type: 'text', text: { body: TEXT.body } }],
    [
      '/messages',
      'POST',
      {
        messaging_product: 'whatsapp',
        to: TEXT.to,
        type: 'template',
        template: { name: 'table_ready', language: { code: 'en_GB' } },
      },
    ],
    ['/messages', 'POST', { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.0' }],
  ]);
  expect(server.seen[0]?.headers).toMatchObject({ 'd360-api-key': CHANNEL_KEY, 'content-type': 'application/json' });
  expect(server.seen[0]?.headers).not.toHaveProperty('idempotency-key');
});

describe('what is refused is an ApiError of the main entry', () => {
  const html = { 'content-type': 'text/html' };
  const meta = {
    message: '(#131047) Re-engagement message',
    code: 131047,
    error_data: { details: 'More than 24 hours.' },
  };
  test.each<[string, Reply, object]>([
    ['a revoked key', refused(401, 'revoked'), { code: 'revoked', status: 401, retryable: false, metaCode: undefined }],
    [
      'a limit that says when',
      refused(429, 'rate_limited', { 'retry-after': '30' }),
      { code: 'rate_limited', retryable: true, retryAfterMs: 30_000 },
    ],
    [
      'the upstream, with its own words and number',
      { status: 400, json: { error: meta } },
      { code: 'message_refused', metaCode: 131047, message: 'messages.send: More than 24 hours.' },
    ],
    ['a page of a proxy', { status: 502, headers: html, text: '<h1>' }, { code: 'unavailable', retryable: true }],
    ['a page that says it went well', { headers: html, text: '<h1>' }, { code: 'internal', status: 200 }],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9' }, text: '' }, { code: 'internal' }],
  ])('%s', async (_, reply, expected) => {
    await using server = await startServer([reply]);

    const error = await thrownBy(to(server).text(TEXT));

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(ChatelaineError);
    expect(error).toMatchObject({ requestId: 'request-1', procedure: 'messages.send', ...expected });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a message is sent once', () => {
  test.each<[string, Reply]>([
    ['a limit', LIMITED],
    ['an overload', refused(503, 'unavailable', { 'retry-after': '0' })],
    ['half an answer', 'cut'],
  ])('without an idempotency key, whatever comes back: %s', async (_, reply) => {
    await using server = await startServer([reply, SENT]);

    await expect(to(server).text(TEXT)).rejects.toBeInstanceOf(ChatelaineError);

    expect(server.seen).toHaveLength(1);
  });

  test.each<[string, Reply]>([
    ['a limit that holds for longer than a minute', refused(429, 'quota_exceeded', { 'retry-after': '61' })],
    ['a refusal', refused(401, 'revoked')],
    ['a stopped number', refused(409, 'channel_not_running')],
    ['a first call that ended without an answer', refused(409, 'conflict')],
  ])('with an idempotency key too, where it would be refused again: %s', async (_, reply) => {
    await using server = await startServer([reply, SENT]);

    await expect(to(server).text(TEXT, { idempotencyKey: 'a' })).rejects.toBeInstanceOf(ChatelaineError);

    expect(server.seen).toHaveLength(1);
  });

  test.each<[string, Reply]>([
    ['a limit', LIMITED],
    ['an overload', refused(503, 'unavailable', { 'retry-after': '0' })],
    ['a first call that still runs', refused(409, 'conflict', { 'retry-after': '0' })],
    ['half an answer', 'cut'],
  ])('with an idempotency key it is tried again, each time with that key: %s', async (_, reply) => {
    await using server = await startServer([reply, reply, SENT]);

    const { id } = await to(server).text(TEXT, { idempotencyKey: 'order 7' });

    expect(id).toBe('wamid.1');
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['order 7', 'order 7', 'order 7']);
  });

  test('it is tried no more often than the program says', async () => {
    await using full = await startServer([LIMITED]);
    await expect(to(full).text(TEXT, { idempotencyKey: 'a', maxRetries: 1 })).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(full.seen).toHaveLength(2);
  });
});

test('a server that does not listen, an answer that does not come and a signal are ConnectionErrors', async () => {
  await using server = await startServer(['hang']);
  const nowhere = to({ url: `http://127.0.0.1:${await closedPort()}` });
  const controller = new AbortController();
  const reason = new Error('Enough.');

  const refusal = await thrownBy(nowhere.text(TEXT));
  // A field that is `undefined` counts as left out.
  const late = await thrownBy(to(server, { timeoutMs: 20 }).text(TEXT, { timeoutMs: undefined }));
  const aborted = thrownBy(to(server).send({ status: 'read' }, { signal: controller.signal }));
  // On a slow machine the late message may be aborted before it reaches the server.
  const read = () => server.seen.filter(({ input }) => JSON.stringify(input) === '{"status":"read"}');
  await vi.waitUntil(() => read().length === 1, { timeout: 10_000 });
  controller.abort(reason);
  const before = await thrownBy(to(server).text(TEXT, { signal: AbortSignal.abort(reason) }));

  for (const error of [refusal, late, await aborted, before]) expect(error).toBeInstanceOf(ConnectionError);
  expect([refusal, late, await aborted, before]).toMatchObject([
    { code: 'connection', message: expect.stringContaining('Nothing listens') },
    { code: 'timeout', retryable: true, message: expect.stringContaining('20 ms') },
    { code: 'aborted', cause: reason },
    { code: 'aborted', cause: reason },
  ]);
  expect(server.seen.length - read().length).toBeLessThanOrEqual(1);
  expect(read()).toHaveLength(1);
});

describe('a mistake of the program is a TypeError, and sends nothing', () => {
  test.each<[string, MessagesOptions['key']]>([
    ['a partner key', PARTNER_KEY],
    ['nothing', ''],
    ['a function that gives nothing', () => ''],
    ['a variable that is not set', undefined as unknown as string],
    ['a whole key', { id: 'key_1', secret: CHANNEL_KEY } as unknown as string],
  ])('%s as key', async (_, key) => {
    await using server = await startServer([SENT]);

    await expect(to(server, { key }).text(TEXT)).rejects.toThrow('need a channel key');
    expect(server.seen).toEqual([]);
  });

  test('an idempotency key that no header takes, http to another machine, no address, a browser', async () => {
    await using server = await startServer([SENT]);

    await expect(to(server).text(TEXT, { idempotencyKey: 'a\nb' })).rejects.toThrow('printable ASCII');
    expect(() => createMessages({ key: CHANNEL_KEY, baseUrl: 'http://keys.example' })).toThrow('must be https');
    expect(() => createMessages({ key: CHANNEL_KEY })).toThrow('CHATELAINE_URL');
    vi.stubGlobal('document', {});
    expect(() => to(server)).toThrow('in a browser');
    expect(server.seen).toEqual([]);
  });
});

test('no error holds the key or the text, also where a server repeats them', async () => {
  const planted = { error: { message: `No: ${CHANNEL_KEY}`, code: 1 } };
  await using server = await startServer([{ status: 400, json: planted }, 'cut']);
  const messages = to(server, { key: async () => `${CHANNEL_KEY}\n` });

  const errors = [await thrownBy(messages.text(TEXT)), await thrownBy(messages.text(TEXT))];

  expect(inspect([errors, messages], { depth: 9, showHidden: true })).not.toMatch(/456789AB|table is ready/);
  expect(server.seen[0]?.headers['d360-api-key']).toBe(CHANNEL_KEY);
});
