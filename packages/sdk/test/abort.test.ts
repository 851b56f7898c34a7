import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { connect, ok, refuse, startServer } from './support/server.ts';
import { channel } from './support/words.ts';

test('an abort ends the call and keeps the reason as cause', async () => {
  await using server = await startServer(['hang']);
  const controller = new AbortController();
  const reason = new Error('The visitor left.');
  const call = connect(server).channels.get(channel.id, { signal: controller.signal });

  await expect.poll(() => server.seen).toHaveLength(1);
  controller.abort(reason);

  await expect(call).rejects.toMatchObject({
    name: 'ConnectionError',
    code: 'aborted',
    retryable: false,
    cause: reason,
  });
  expect(server.seen).toHaveLength(1);
});

test('an abort ends the wait for a retry at once', async () => {
  await using server = await startServer([refuse(429, 'rate_limited', {}, { 'retry-after': '60' }), ok(channel)]);
  const controller = new AbortController();
  const chatelaine = connect(server, { onRetry: () => controller.abort() });

  const call = chatelaine.channels.get(channel.id, { signal: controller.signal });

  await expect(call).rejects.toMatchObject({ code: 'aborted' });
  expect(server.seen).toHaveLength(1);
});

test('a signal that was aborted before sends nothing', async () => {
  await using server = await startServer([ok(channel)]);
  const onRequest = vi.fn();

  const call = connect(server, { onRequest }).channels.get(channel.id, { signal: AbortSignal.abort('early') });

  await expect(call).rejects.toMatchObject({ code: 'aborted', cause: 'early' });
  expect(onRequest).not.toHaveBeenCalled();
  expect(server.seen).toEqual([]);
});

test('a timeout covers the body', async () => {
  const body = new Promise<string>(() => {});
  const chatelaine = connect(
    { url: 'https://keys.example.com' },
    { timeoutMs: 20, maxRetries: 0, fetch: async () => ({ status: 200, headers: new Headers(), text: () => body }) },
  );

  const call = chatelaine.channels.get(channel.id);

  await expect(call).rejects.toMatchObject({
    code: 'timeout',
    retryable: true,
    message: 'channels.get: There was no whole answer within 20 ms.',
  });
});

test('a timeout covers a key function that hangs', async () => {
  await using server = await startServer([ok(channel)]);
  const partnerKey = vi.fn(() => new Promise<string>(() => {}));
  const chatelaine = connect(server, { partnerKey, timeoutMs: 20, maxRetries: 0 });

  const call = chatelaine.channelKeys.create({ channelId: channel.id, name: 'Prod server' });

  await expect(call).rejects.toMatchObject({ code: 'timeout' });
  expect(server.seen).toEqual([]);
});

test('a fetch that ignores its signal is timed out all the same', async () => {
  const chatelaine = connect(
    { url: 'https://keys.example.com' },
    { timeoutMs: 20, maxRetries: 0, fetch: () => new Promise(() => {}) },
  );

  const call = chatelaine.channels.get(channel.id);

  await expect(call).rejects.toMatchObject({ code: 'timeout' });
});

test('a timeout longer than any timer is no timeout', async () => {
  await using server = await startServer([ok(channel)]);

  const call = connect(server).channels.get(channel.id, { timeoutMs: Infinity });

  await expect(call).resolves.toEqual(channel);
});

test('eleven calls on one signal hang on one listener: Node warns of a leak from eleven on', async () => {
  await using server = await startServer(['hang']);
  const controller = new AbortController();
  const { signal } = controller;
  const chatelaine = connect(server);
  const get = () => chatelaine.channels.get(channel.id, { signal }).asResult();
  const calls = Array.from({ length: 11 }, get);
  await expect.poll(() => server.seen).toHaveLength(11);

  const listeners = getEventListeners(signal, 'abort').length;
  controller.abort();
  const results = await Promise.all([...calls, get()]);

  expect(listeners).toBe(1);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  for (const result of results) expect(result).toMatchObject({ ok: false, error: { code: 'aborted' } });
});

test('a call that is over no longer hears the signal that others share', async () => {
  await using server = await startServer([ok(channel), 'hang']);
  const controller = new AbortController();
  const chatelaine = connect(server);

  await chatelaine.channels.get(channel.id, { signal: controller.signal });
  const hanging = chatelaine.channels.get(channel.id, { signal: controller.signal });
  await expect.poll(() => server.seen).toHaveLength(2);
  controller.abort('enough');

  await expect(hanging).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
});

test('no listener and no timer stays behind', async () => {
  await using server = await startServer([refuse(429, 'rate_limited', {}, { 'retry-after': '0.003' }), ok(channel)]);
  const { signal } = new AbortController();
  const started = vi.spyOn(globalThis, 'setTimeout');
  const cleared = vi.spyOn(globalThis, 'clearTimeout');

  await connect(server).channels.get(channel.id, { signal, timeoutMs: 12_345 });

  // Other code starts timers too, so the test looks only at the timers of the SDK. These have known delays: the
  // timeouts of two attempts, and the wait between the attempts.
  const ours = started.mock.results.filter((_, at) => [12_345, 3].includes(started.mock.calls[at]?.[1] ?? 0));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(ours).toHaveLength(3);
  expect(cleared.mock.calls.flat()).toEqual(expect.arrayContaining(ours.map(({ value }) => value)));
});
