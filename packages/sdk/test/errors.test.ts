import { describe, expect, test, vi } from 'vitest';
import { ApiError, type Chatelaine, ChatelaineError, ConnectionError } from '../src/index.ts';
import { ReturnError, readReturn, verifyWebhook, WebhookError } from '../src/webhooks/index.ts';
import { closedPort, connect, ok, REQUEST_ID, type Reply, refuse, startServer } from './support/server.ts';
import { channel } from './support/words.ts';

test('a refusal carries code, status, request id, issues and resource id', async () => {
  const issues = [{ path: 'name', message: 'Enter a name.' }];
  await using server = await startServer([refuse(409, 'already_created', { issues, resourceId: 'key_x' })]);

  const error = await connect(server)
    .channels.get(channel.id)
    .catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    name: 'ApiError',
    message: 'channels.get: Refused: already_created. name: Enter a name.',
    procedure: 'channels.get',
    code: 'already_created',
    status: 409,
    requestId: REQUEST_ID,
    retryable: false,
    issues,
    resourceId: 'key_x',
  });
});

test('a code that this version does not know is passed on', async () => {
  await using server = await startServer([refuse(402, 'payment_due')]);

  const call = connect(server).channels.get(channel.id);

  await expect(call).rejects.toMatchObject({ code: 'payment_due', status: 402 });
});

test('a refusal whose body was lost is known by its header', async () => {
  await using server = await startServer([{ status: 404, headers: { 'x-refusal': 'not_found' }, text: '' }]);

  const call = connect(server).channels.get(channel.id);

  await expect(call).rejects.toMatchObject({ code: 'not_found', requestId: REQUEST_ID });
});

describe("an answer that is not Chatelaine's is named as such, never a parser's error", () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  test.each([
    ['a page with 200', { headers: html, text: '<h1>Welcome</h1>' }, 'internal', false],
    ['half a JSON', { text: '{"result":{"data":{"na' }, 'internal', false],
    ['JSON of another kind', { json: { hello: 'world' } }, 'internal', false],
    ['JSON that is no object', { text: 'null' }, 'internal', false],
    ['a result without data', { json: { result: {} } }, 'internal', false],
    ['nothing at all', { status: 204, text: '' }, 'internal', false],
    ['a page with 404', { status: 404, headers: html, text: '<h1>No</h1>' }, 'internal', false],
    [
      'a 404 of Chatelaine about an address that it does not have',
      { status: 404, headers: { 'x-refusal': 'not_found' }, json: { code: 'not_found', message: 'x', requestId: 'y' } },
      'internal',
      false,
    ],
    ['a page with 502', { status: 502, headers: html, text: '<h1>Bad gateway</h1>' }, 'unavailable', true],
    ['a page with 503', { status: 503, headers: html, text: '<h1>Later</h1>' }, 'unavailable', true],
    ['a page with 429', { status: 429, headers: html, text: '<h1>Slow</h1>' }, 'rate_limited', true],
    ['a page with 413', { status: 413, headers: html, text: '<h1>Large</h1>' }, 'too_large', false],
    ['a page with 500', { status: 500, headers: html, text: '<h1>Oops</h1>' }, 'internal', true],
  ])('%s', async (_, reply, code, retryable) => {
    await using server = await startServer([reply]);

    const error = await connect(server, { maxRetries: 0 })
      .channels.get(channel.id)
      .catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, retryable, message: expect.stringContaining("is not Chatelaine's") });
    expect(error).not.toHaveProperty('cause');
  });
});

test('a redirect is not followed: it would take the partner key elsewhere', async () => {
  await using elsewhere = await startServer([{ json: {} }]);
  await using server = await startServer([{ status: 307, headers: { location: elsewhere.url } }]);

  const call = connect(server).channels.get(channel.id);

  await expect(call).rejects.toThrow('answers with a redirect (307)');
  expect(elsewhere.seen).toEqual([]);
});

describe('an error leads to the line that called', () => {
  const calls: [string, (chatelaine: Chatelaine) => Promise<unknown>, number][] = [
    ['channels.get', (chatelaine) => chatelaine.channels.get(channel.id), 0],
    ['channelKeys.rotate', async (chatelaine) => await chatelaine.channelKeys.rotate('key_x'), 0],
    ['whoAmI', (chatelaine) => chatelaine.whoAmI().withResponse(), 0],
    ['clients.list', (chatelaine) => chatelaine.clients.list().toArray({ limit: 1 }), 0],
    ['events.list', (chatelaine) => chatelaine.events.list().toArray({ limit: 2 }), 1],
  ];
  test.each(calls)('%s', async (procedure, call, pages) => {
    const page = ok({ data: [], nextCursor: 'x' });
    await using server = await startServer([...Array<Reply>(pages).fill(page), refuse(403, 'scope_missing')]);
    const nowhere = connect({ url: `http://127.0.0.1:${await closedPort()}` }, { maxRetries: 0 });

    for (const [chatelaine, code] of [
      [connect(server, { maxRetries: 0 }), 'scope_missing'],
      [nowhere, 'connection'],
    ] as const) {
      const error: unknown = await call(chatelaine).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(ChatelaineError);
      expect(error).toMatchObject({ code, procedure, message: expect.stringMatching(`^${procedure}: `) });
      const { name, message, stack = '' } = error as Error;
      expect(stack.startsWith(`${name}: ${message}\n`)).toBe(true);
      expect(stack).toContain('errors.test.ts');
    }
  });

  test('also when the environment writes stacks in its own way', async () => {
    await using server = await startServer([refuse(403, 'scope_missing')]);
    const before = Error.prepareStackTrace;
    Error.prepareStackTrace = () => ['no text'];
    try {
      await expect(connect(server).channels.get(channel.id)).rejects.toMatchObject({ code: 'scope_missing' });
    } finally {
      Error.prepareStackTrace = before;
    }
  });
});

test('all errors of ours have one class in common', async () => {
  const webhook = await verifyWebhook('{}', {}, { secret: 'c2VjcmV0' }).catch((thrown: unknown) => thrown);
  let returned: unknown;
  try {
    readReturn('?state=a', 'b');
  } catch (thrown) {
    returned = thrown;
  }

  expect([webhook instanceof WebhookError, returned instanceof ReturnError]).toEqual([true, true]);
  for (const error of [webhook, returned, new ConnectionError('timeout', 'No.')])
    expect([error instanceof ChatelaineError, error instanceof ApiError]).toEqual([true, false]);
  expect([new Error('x'), null, 'x'].some((value: unknown) => value instanceof ChatelaineError)).toBe(false);
  expect(webhook).toMatchObject({ name: 'WebhookError', code: 'missing_header', procedure: undefined });
});

test('errors are recognised across copies of the package', async () => {
  vi.resetModules();
  const copy = await import('../src/index.ts');
  const webhooks = await import('../src/webhooks/index.ts');
  const fields = { code: 'internal', status: 500, requestId: '', retryable: true };

  const refused = new copy.ApiError('No.', fields);
  const lost = new copy.ConnectionError('timeout', 'No.');

  expect(copy.ApiError).not.toBe(ApiError);
  expect(
    [refused, lost, new webhooks.ReturnError('wrong_state')].map((error) => error instanceof ChatelaineError),
  ).toEqual([true, true, true]);
  expect(new webhooks.WebhookError('too_old') instanceof WebhookError).toBe(true);
  expect([refused instanceof ApiError, lost instanceof ApiError]).toEqual([true, false]);
  expect([refused instanceof ConnectionError, lost instanceof ConnectionError]).toEqual([false, true]);
});

test('other values are no errors of ours, and a subclass is only itself', () => {
  class Special extends ApiError {}
  const fields = { code: 'internal', status: 500, requestId: '', retryable: true };

  const plain = new ApiError('No.', fields);
  const special = new Special('No.', fields);

  expect([null, 'x', new Error('x')].some((value: unknown) => value instanceof ApiError)).toBe(false);
  expect(special instanceof ApiError).toBe(true);
  expect(special instanceof Special).toBe(true);
  expect(plain instanceof Special).toBe(false);
});
