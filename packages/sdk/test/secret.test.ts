import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, type ChatelaineOptions } from '../src/index.ts';
import { holdTimers, TIMEOUT_MS } from './support/hold-timers.ts';
import { closedPort, connect, ok, type Reply, refuse, startServer } from './support/server.ts';
import { CHANNEL_KEY, channel, channelKey, PARTNER_KEY } from './support/words.ts';

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

const created = ok({ ...channelKey, secret: CHANNEL_KEY });
const create = (server: { url: string }, options?: ChatelaineOptions) =>
  connect(server, options).channelKeys.create({ channelId: channel.id, name: 'Prod server' });
/** Replies that leave the client without knowledge: the server may or may not have done the act. */
const LOST: [string, Reply, number][] = [
  ['500', refuse(500, 'internal'), 500],
  ['502', { status: 502, text: '' }, 502],
  ['503 that does not say when', refuse(503, 'unavailable'), 503],
  ['504', { status: 504, text: '' }, 504],
  ['408', { status: 408, text: '' }, 408],
  ['a broken connection', 'cut', 0],
];
const rotate = (server: { url: string }, options?: ChatelaineOptions) =>
  connect(server, options).channelKeys.rotate(channelKey.id);

describe.each([
  ['create', create],
  ['rotate', rotate],
])('channelKeys.%s', (_, call) => {
  test.each([
    ...LOST,
    ['429', refuse(429, 'rate_limited'), 429],
    ['503 that says when', refuse(503, 'unavailable', {}, { 'retry-after': '0' }), 503],
  ] as [string, Reply, number][])('is repeated after %s with the same idempotency key', async (_, reply) => {
    await using server = await startServer([reply, created]);

    const { secret } = await call(server);

    expect(secret).toBe(CHANNEL_KEY);
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.headers['idempotency-key']).toBe(server.seen[1]?.headers['idempotency-key']);
  });

  test.each(LOST)('says what to do when no try brings more than %s', async (_, reply, status) => {
    await using server = await startServer([reply]);

    const error = await call(server).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'secret_unknown', status, retryable: false, cause: expect.any(Error) });
    expect(error).toHaveProperty('message', expect.stringMatching(/List the keys.*revoke.*create again/));
    expect(server.seen).toHaveLength(3);
  });

  test.each([
    ['half an answer', { text: `{"result":{"data":{"secret":"${CHANNEL_KEY}` }],
    ['an answer of somebody else', { text: '<h1>Welcome</h1>' }],
  ] as [string, Reply][])('is not repeated after %s: the next one would be no better', async (_, reply) => {
    await using server = await startServer([reply, created]);

    await expect(call(server)).rejects.toMatchObject({ code: 'secret_unknown', status: 200 });
    expect(server.seen).toHaveLength(1);
  });

  test('names the key that a try made whose answer was lost', async () => {
    const made = refuse(409, 'already_created', { resourceId: channelKey.id });
    await using server = await startServer([{ status: 502, text: '' }, made]);

    await expect(call(server)).rejects.toMatchObject({
      code: 'already_created',
      status: 409,
      resourceId: channelKey.id,
      message: expect.stringMatching(/resourceId.*revoke this key, then create again/),
      cause: { code: 'unavailable', status: 502 },
    });
  });

  test.each([
    ['the key is refused', refuse(403, 'permission_missing'), { code: 'permission_missing' }],
    ['the limits of the partner key are used up', refuse(429, 'quota_exceeded', {}, { 'retry-after': '61' }), {}],
  ])('still does not know of a secret when %s after a lost answer', async (_, reply, cause) => {
    await using server = await startServer([{ status: 502, text: '' }, reply]);

    await expect(call(server)).rejects.toMatchObject({ code: 'secret_unknown', cause });
    expect(server.seen).toHaveLength(2);
  });

  test('says that a secret may exist when its own key cannot be read after a lost answer', async () => {
    await using server = await startServer([{ status: 502, text: '' }, created]);
    const sealed = new Error('The vault is sealed.');
    let reads = 0;
    const partnerKey = async () => (++reads > 1 ? Promise.reject(sealed) : PARTNER_KEY);

    await expect(call(server, { partnerKey })).rejects.toMatchObject({ code: 'secret_unknown', cause: sealed });
  });

  test('is repeated after a timeout', async () => {
    await using server = await startServer(['hang', created]);
    const timers = holdTimers();
    const made = call(server, { timeoutMs: TIMEOUT_MS });
    await expect.poll(() => server.seen).toHaveLength(1);

    timers.timeOut();

    await expect(made).resolves.toMatchObject({ secret: CHANNEL_KEY });
  });

  test('is repeated after a refused connection', async () => {
    const port = await closedPort();
    await using stack = new AsyncDisposableStack();
    let tries = 0;

    const { secret } = await call(
      { url: `http://127.0.0.1:${port}` },
      {
        async fetch(url, init) {
          tries += 1;
          if (tries === 2) stack.use(await startServer([created], port));
          return await fetch(url, init);
        },
      },
    );

    expect(secret).toBe(CHANNEL_KEY);
  });

  test('keeps the plain error when the server was never reached', async () => {
    const error = call({ url: `http://127.0.0.1:${await closedPort()}` });

    await expect(error).rejects.toMatchObject({ code: 'connection', retryable: true });
  });

  test('keeps the plain refusal when nothing was done', async () => {
    await using server = await startServer([refuse(403, 'permission_missing')]);

    const error = call(server);

    await expect(error).rejects.toMatchObject({ code: 'permission_missing', status: 403 });
  });
});

test('a replay names the key that exists', async () => {
  await using server = await startServer([refuse(409, 'already_created', { resourceId: channelKey.id })]);

  const call = create(server);

  await expect(call).rejects.toMatchObject({ code: 'already_created', resourceId: channelKey.id });
});

test('an abort under way is an abort, and says that a key may exist', async () => {
  await using server = await startServer(['hang']);
  const controller = new AbortController();
  const call = connect(server).channelKeys.rotate(channelKey.id, {}, { signal: controller.signal });

  await expect.poll(() => server.seen).toHaveLength(1);
  controller.abort('enough');

  await expect(call).rejects.toMatchObject({
    code: 'aborted',
    cause: 'enough',
    message: expect.stringContaining('List the keys'),
  });
});

test('an abort while it waits after a lost answer says that a key may exist, too', async () => {
  await using server = await startServer([{ status: 502, headers: { 'retry-after': '60' }, text: '' }]);
  const controller = new AbortController();
  const options = { onRetry: () => controller.abort() };
  const call = connect(server, options).channelKeys.rotate(channelKey.id, {}, { signal: controller.signal });

  await expect(call).rejects.toMatchObject({ code: 'aborted', message: expect.stringContaining('List the keys') });
});

describe('the secret of a webhook', () => {
  const create = (server: { url: string }) => connect(server).webhooks.create({ url: 'https://app.example/webhooks' });

  test('that may be lost can be replaced without creating the webhook again', async () => {
    await using server = await startServer([refuse(500, 'internal')]);

    const error = await create(server).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'secret_unknown', procedure: 'webhooks.create' });
    expect(error).toHaveProperty('message', expect.stringMatching(/List your webhooks, and rotate the secret/));
  });

  test('that is lost for sure names its webhook', async () => {
    const resourceId = 'wh_aaaaaaaaaaaaaaaaaaaaaa';
    await using server = await startServer(['cut', refuse(409, 'already_created', { resourceId })]);

    const error = await create(server).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'already_created', resourceId });
    expect(error).toHaveProperty('message', expect.stringMatching(/rotate the secret of the webhook/));
  });
});
