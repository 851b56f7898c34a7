import { inspect } from 'node:util';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, ok, REQUEST_ID, type Reply, refuse, startServer } from './support/server.ts';
import { CHANNEL_KEY, channel, channelKey, PARTNER_KEY } from './support/words.ts';

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

function watcher() {
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const hooks = { onRequest: vi.fn(), onResponse: vi.fn(), onRetry: vi.fn() };
  return { logger, hooks, options: { logger, logLevel: 'debug' as const, ...hooks } };
}

test('the hooks are told of every attempt', async () => {
  await using server = await startServer([refuse(503, 'unavailable', {}, { 'retry-after': '0' }), ok(channel)]);
  const { hooks, options } = watcher();

  await connect(server, options).channels.get(channel.id);

  const call = { method: 'GET', procedure: 'channels.get' };
  const answer = { requestId: REQUEST_ID, durationMs: expect.any(Number) };
  expect(hooks.onRequest.mock.calls).toEqual([[{ ...call, attempt: 1 }], [{ ...call, attempt: 2 }]]);
  expect(hooks.onResponse.mock.calls).toEqual([
    [{ ...call, ...answer, attempt: 1, status: 503 }],
    [{ ...call, ...answer, attempt: 2, status: 200 }],
  ]);
  expect(hooks.onRetry.mock.calls).toEqual([[{ ...call, attempt: 1, code: 'unavailable', delayMs: 0 }]]);
});

test.each([
  ['debug', 4, 1],
  ['info', 0, 1],
  ['warn', 0, 0],
  ['off', 0, 0],
] as const)('at level %s the logger gets its share', async (logLevel, debug, info) => {
  await using server = await startServer([refuse(500, 'internal'), ok(channel)]);
  const { logger } = watcher();

  await connect(server, { logger, logLevel }).channels.get(channel.id);

  expect(logger.debug).toHaveBeenCalledTimes(debug);
  expect(logger.info).toHaveBeenCalledTimes(info);
});

test('a hook that throws does not cost the caller the secret', async () => {
  await using server = await startServer([ok({ ...channelKey, secret: CHANNEL_KEY })]);
  const { logger } = watcher();
  const broken = () => {
    throw new Error('broken hook');
  };

  const key = await connect(server, { logger, onRequest: broken, onResponse: broken }).channelKeys.rotate(
    channelKey.id,
  );

  expect(key.secret).toBe(CHANNEL_KEY);
  expect(logger.error).toHaveBeenCalledTimes(2);
});

describe('neither the partner key nor a secret shows in errors, hooks or logs', () => {
  const planted = `x ${PARTNER_KEY} y ${CHANNEL_KEY} z`;
  test.each([
    ['a good answer', ok({ ...channelKey, secret: CHANNEL_KEY })],
    ['half an answer', { text: `{"result":{"data":{"secret":"${CHANNEL_KEY}"` }],
    ['JSON that begins with the secret', { text: CHANNEL_KEY }],
    ['a page that repeats the request', { status: 500, text: `<pre>${planted}</pre>` }],
    ['a message that repeats it', refuse(401, 'unauthenticated', { message: planted })],
    ['issues that repeat it', refuse(400, 'invalid_input', { issues: [{ path: planted, message: planted }] })],
    ['a code and a request id that repeat it', refuse(400, CHANNEL_KEY, { requestId: PARTNER_KEY })],
    ['a broken connection', 'cut'],
  ] as [string, Reply][])('%s', async (_, reply) => {
    await using server = await startServer([reply]);
    const { logger, hooks, options } = watcher();
    const chatelaine = connect(server, options);
    const result = await chatelaine.channelKeys.rotate(channelKey.id).asResult();

    const seen = [result.ok ? null : result.error, logger, hooks].map((value) => print(value)).join();

    expect(seen).toContain('channelKeys.rotate');
    expect(seen).not.toContain(PARTNER_KEY.slice(4));
    expect(seen).not.toContain(CHANNEL_KEY.slice(4));
  });
});

function print(value: unknown): string {
  const calls = JSON.stringify(value, (_, part: unknown) => (vi.isMockFunction(part) ? part.mock.calls : part));
  return calls + inspect(value, { depth: Infinity, showHidden: true }) + (value instanceof Error ? value.stack : '');
}
