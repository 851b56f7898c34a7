import { beforeEach, describe, expect, test, vi } from 'vitest';
import { holdTimers, TIMEOUT_MS } from './support/hold-timers.ts';
import { closedPort, connect, ok, type Reply, refuse, startServer } from './support/server.ts';
import { channel, settings } from './support/words.ts';

// `Math.random` returns 0, so the random wait before a retry has the length zero, and no test waits.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

const later: Reply = refuse(503, 'unavailable', {}, { 'retry-after': '0' });

test('a change is tried three times with one idempotency key', async () => {
  await using server = await startServer([refuse(500, 'internal'), later, ok(settings)]);

  const { response } = await connect(server).settings.update({ requireSignature: true }).withResponse();

  const keys = server.seen.map((request) => request.headers['idempotency-key']);
  expect(response.attempts).toBe(3);
  expect(keys).toEqual([response.idempotencyKey, response.idempotencyKey, response.idempotencyKey]);
});

test('two calls never share an idempotency key', async () => {
  await using server = await startServer([ok(settings)]);
  const chatelaine = connect(server);

  await chatelaine.settings.update({});
  await chatelaine.settings.update({});

  const [one, two] = server.seen.map((request) => request.headers['idempotency-key']);
  expect(one).not.toBe(two);
});

describe('tried again', () => {
  test.each([
    ['408', { status: 408, text: '' }],
    ['429', refuse(429, 'rate_limited')],
    ['500', refuse(500, 'internal')],
    ['502', { status: 502, text: '' }],
    ['503', refuse(503, 'unavailable')],
    ['504', { status: 504, text: '' }],
    ['a connection that broke', 'cut'],
  ] as [string, Reply][])('%s', async (_, reply) => {
    await using server = await startServer([reply, ok(channel)]);

    const { response } = await connect(server).channels.get(channel.id).withResponse();

    expect(response.attempts).toBe(2);
  });

  test('a timeout', async () => {
    await using server = await startServer(['hang', ok(settings)]);
    const timers = holdTimers();
    const call = connect(server).settings.update({}, { timeoutMs: TIMEOUT_MS }).withResponse();
    await expect.poll(() => server.seen).toHaveLength(1);

    timers.timeOut();

    const { response } = await call;
    expect(response.attempts).toBe(2);
    expect(server.seen).toHaveLength(2);
  });
});

describe('not tried again', () => {
  test.each([
    ['400', refuse(400, 'invalid_input')],
    ['401', refuse(401, 'revoked')],
    ['403', refuse(403, 'scope_missing')],
    ['404', refuse(404, 'not_found')],
    ['409', refuse(409, 'conflict')],
    ['422', refuse(422, 'idempotency_mismatch')],
    ['501', refuse(501, 'not_supported')],
    ['a wait of more than a minute', refuse(429, 'quota_exceeded', {}, { 'retry-after': '61' })],
  ])('%s', async (_, reply) => {
    await using server = await startServer([reply, ok(settings)]);

    const result = await connect(server).settings.update({}).asResult();

    expect(result.ok).toBe(false);
    expect(server.seen).toHaveLength(1);
  });
});

test('after the last try the refusal says how long the server asked to wait', async () => {
  await using server = await startServer([refuse(429, 'rate_limited', {}, { 'retry-after': '0.002' })]);

  const call = connect(server).channels.get(channel.id);

  await expect(call).rejects.toMatchObject({ code: 'rate_limited', retryable: true, retryAfterMs: 2 });
  expect(server.seen).toHaveLength(3);
});

test('the number of retries is set for all calls, or for one', async () => {
  await using server = await startServer([later]);
  const chatelaine = connect(server, { maxRetries: 1 });

  await chatelaine.channels.get(channel.id).asResult();
  await chatelaine.channels.get(channel.id, { maxRetries: 0 }).asResult();

  expect(server.seen).toHaveLength(3);
});

test('a server that comes up meanwhile is reached', async () => {
  const port = await closedPort();
  await using stack = new AsyncDisposableStack();
  const onRetry = vi.fn();
  let tries = 0;
  const chatelaine = connect(
    { url: `http://127.0.0.1:${port}` },
    {
      onRetry,
      async fetch(url, init) {
        tries += 1;
        if (tries === 2) stack.use(await startServer([ok(channel)], port));
        return await fetch(url, init);
      },
    },
  );

  const found = await chatelaine.channels.get(channel.id);

  expect(found).toEqual(channel);
  expect(onRetry).toHaveBeenCalledWith({
    method: 'GET',
    procedure: 'channels.get',
    attempt: 1,
    code: 'connection',
    delayMs: 0,
  });
});

test('a server that stays away is a connection error with the reason', async () => {
  const nowhere = { url: `http://127.0.0.1:${await closedPort()}` };

  const call = connect(nowhere).channels.get(channel.id);

  await expect(call).rejects.toMatchObject({
    name: 'ConnectionError',
    code: 'connection',
    retryable: true,
    message: `channels.get: Nothing listens at ${new URL(nowhere.url).host} (ECONNREFUSED).`,
    cause: expect.any(TypeError),
  });
});

test('https to a server that speaks http is a connection error that says so', async () => {
  await using server = await startServer([ok(channel)]);
  const { host } = new URL(server.url);

  const call = connect({ url: `https://${host}` }, { maxRetries: 0 }).channels.get(channel.id);

  await expect(call).rejects.toMatchObject({
    name: 'ConnectionError',
    code: 'connection',
    message: `channels.get: What listens at ${host} does not speak https (ERR_SSL_WRONG_VERSION_NUMBER).`,
  });
});
