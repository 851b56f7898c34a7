import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, type ChatelaineOptions } from '../src/index.ts';
import { holdTimers, TIMEOUT_MS } from './support/hold-timers.ts';
import { closedPort, connect, ok, type Reply, refuse, startServer } from './support/server.ts';
import { CHANNEL_KEY, channel, channelKey } from './support/words.ts';

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

const created = ok({ ...channelKey, secret: CHANNEL_KEY });
const create = (server: { url: string }, options?: ChatelaineOptions) =>
  connect(server, options).channelKeys.create({ channelId: channel.id, name: 'Prod server' });
const rotate = (server: { url: string }, options?: ChatelaineOptions) =>
  connect(server, options).channelKeys.rotate(channelKey.id);

describe.each([
  ['create', create],
  ['rotate', rotate],
])('channelKeys.%s', (_, call) => {
  test.each([
    ['500', refuse(500, 'internal'), 500],
    ['502', { status: 502, text: '' }, 502],
    ['503 that does not say when', refuse(503, 'unavailable'), 503],
    ['504', { status: 504, text: '' }, 504],
    ['408', { status: 408, text: '' }, 408],
    ['a broken connection', 'cut', 0],
    ['half an answer', { text: `{"result":{"data":{"secret":"${CHANNEL_KEY}` }, 200],
    ['an answer of somebody else', { text: '<h1>Welcome</h1>' }, 200],
  ] as [string, Reply, number][])('is not repeated after %s, and says what to do', async (_, reply, status) => {
    await using server = await startServer([reply, created]);

    const error = await call(server).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'secret_unknown', status, retryable: false, cause: expect.any(Error) });
    expect(error).toHaveProperty('message', expect.stringMatching(/List the keys.*revoke.*create again/));
    expect(server.seen).toHaveLength(1);
  });

  test('is not repeated after a timeout', async () => {
    await using server = await startServer(['hang', created]);

    const timers = holdTimers();
    const error = call(server, { timeoutMs: TIMEOUT_MS });
    // Heard when it comes, which is before the line that looks at it.
    error.catch(() => {});
    await expect.poll(() => server.seen).toHaveLength(1);

    timers.timeOut();

    await expect(error).rejects.toMatchObject({ code: 'secret_unknown', cause: { code: 'timeout' } });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['429', refuse(429, 'rate_limited')],
    ['503 that says when', refuse(503, 'unavailable', {}, { 'retry-after': '0' })],
  ])('is repeated after %s with the same idempotency key', async (_, reply) => {
    await using server = await startServer([reply, created]);

    const { secret } = await call(server);

    expect(secret).toBe(CHANNEL_KEY);
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.headers['idempotency-key']).toBe(server.seen[1]?.headers['idempotency-key']);
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
