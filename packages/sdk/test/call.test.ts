import { expect, test, vi } from 'vitest';
import { ApiError, ConnectionError } from '../src/index.ts';
import { closedPort, connect, ok, REQUEST_ID, refuse, startServer } from './support/server.ts';
import { channel, settings } from './support/words.ts';

test('a call is a promise', async () => {
  await using server = await startServer([ok(channel)]);
  const done = vi.fn();

  const call = connect(server).channels.get(channel.id);
  const name = await call.finally(done).then((found) => found.name);
  const all = await Promise.all([call, call.catch(() => null)]);

  expect(call).toBeInstanceOf(Promise);
  expect(name).toBe(channel.name);
  expect(all).toEqual([channel, channel]);
  expect(done).toHaveBeenCalledOnce();
  expect(server.seen).toHaveLength(1);
});

test('a change is sent even when nobody looks at its promise', async () => {
  await using server = await startServer([ok(settings)]);

  void connect(server).settings.update({ requireSignature: true });

  await expect.poll(() => server.seen).toHaveLength(1);
});

test('withResponse tells what came beside the answer', async () => {
  await using server = await startServer([ok(settings)]);

  const { data, response } = await connect(server).settings.update({}, { idempotencyKey: 'mine' }).withResponse();

  expect(data).toEqual(settings);
  expect(response).toMatchObject({ status: 200, requestId: REQUEST_ID, attempts: 1, idempotencyKey: 'mine' });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(server.seen[0]?.headers['idempotency-key']).toBe('mine');
});

test('the response of a query has no idempotency key', async () => {
  await using server = await startServer([ok(settings)]);

  const { response } = await connect(server).settings.get({ idempotencyKey: 'mine' }).withResponse();

  expect(response.idempotencyKey).toBeUndefined();
});

test('asResult gives an answer, a refusal and connection trouble as data', async () => {
  await using server = await startServer([ok(channel), refuse(404, 'not_found')]);
  const chatelaine = connect(server, { maxRetries: 0 });
  const nowhere = connect({ url: `http://127.0.0.1:${await closedPort()}` }, { maxRetries: 0 });

  const good = await chatelaine.channels.get(channel.id).asResult();
  const refused = await chatelaine.channels.get(channel.id).asResult();
  const lost = await nowhere.channels.get(channel.id).asResult();

  expect(good).toEqual({ ok: true, data: channel });
  expect(refused).toEqual({ ok: false, error: expect.any(ApiError) });
  expect(lost).toEqual({ ok: false, error: expect.any(ConnectionError) });
});

test('no rejection goes unhandled when a failure is only looked at as data or by iterating', async () => {
  await using server = await startServer([refuse(404, 'not_found')]);
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const { channels } = connect(server);

  const get = channels.get(channel.id).asResult();
  const response = channels.get(channel.id).withResponse().catch(String);
  const list = channels.list();
  const items = list.toArray({ limit: 1 }).catch(String);
  await Promise.all([get, response, items, channels.list().asResult()]);
  await new Promise(setImmediate);
  process.off('unhandledRejection', unhandled);

  expect(unhandled).not.toHaveBeenCalled();
});

test.each([
  ['an idempotency key that no header can carry', { idempotencyKey: 'ä' }, 'printable ASCII'],
  ['an empty idempotency key', { idempotencyKey: '' }, 'printable ASCII'],
  ['a timeout that is not a number', { timeoutMs: Number.NaN }, 'timeoutMs'],
])('%s rejects the call before anything is sent', async (_, options, sentence) => {
  await using server = await startServer([ok(settings)]);

  const call = connect(server).settings.update({}, options);

  await expect(call).rejects.toThrow(sentence);
  expect(server.seen).toEqual([]);
});

test('input that JSON cannot carry rejects with the reason', async () => {
  await using server = await startServer([ok(settings)]);
  const circle: { redirectUrls: string[]; self?: unknown } = { redirectUrls: [] };
  circle.self = circle;

  const call = connect(server).settings.update(circle);

  await expect(call).rejects.toThrow(TypeError);
});
