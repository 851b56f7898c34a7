import { describe, expect, test, vi } from 'vitest';
import type { Chatelaine } from '../src/index.ts';
import { closedPort, connect, ok, REQUEST_ID, startServer } from './support/server.ts';
import * as words from './support/words.ts';

const { channel, channelKey, client, event, partnerKey, permission, permissionRequest, revokedKeys, settings } = words;
const { webhook, delivery } = words;
const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const hooked = { ...webhook, secret: WEBHOOK_SECRET };
const month = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const created = { ...channelKey, secret: words.CHANNEL_KEY };
const signature = { io_signature: 'aa', io_timestamp: '1' };
const narrow = {
  scopes: ['send' as const],
  ...{ team: 'agency', application: 'inbox', environment: 'staging' as const },
  allowedAddresses: ['203.0.113.0/24'],
  limits: { perMinute: 60, perMonth: null },
};
const page = (item: unknown) => ({ data: [item], nextCursor: null });

type Row = [procedure: string, call: (chatelaine: Chatelaine) => Promise<unknown>, input: unknown, data: unknown];

const queries: Row[] = [
  [
    'channels.list',
    (c) => c.channels.list({ permission: 'shared', limit: 5 }),
    { permission: 'shared', limit: 5 },
    page(channel),
  ],
  ['channels.get', (c) => c.channels.get(channel.id), { id: channel.id }, channel],
  ['clients.list', (c) => c.clients.list({ name: 'bak' }), { name: 'bak' }, page(client)],
  ['clients.get', (c) => c.clients.get(client.id), { id: client.id }, client],
  [
    'permissions.check',
    (c) => c.permissions.check({ channelIds: [channel.id] }),
    { channelIds: [channel.id] },
    { shared: [channel.id], missing: [], unknown: [] },
  ],
  ['permissions.list', (c) => c.permissions.list({ status: 'missing' }), { status: 'missing' }, page(permission)],
  ['onboarding.get', (c) => c.onboarding.get(permissionRequest.id), { id: permissionRequest.id }, permissionRequest],
  ['onboarding.signature', (c) => c.onboarding.signature(), undefined, signature],
  ['channelKeys.list', (c) => c.channelKeys.list({ status: 'live' }), { status: 'live' }, page(channelKey)],
  [
    'channelKeys.list',
    (c) => c.channelKeys.list({ team: 'agency', application: 'inbox', environment: 'staging' }),
    { team: 'agency', application: 'inbox', environment: 'staging' },
    page(channelKey),
  ],
  ['channelKeys.get', (c) => c.channelKeys.get(channelKey.id), { id: channelKey.id }, channelKey],
  ['partnerKeys.list', (c) => c.partnerKeys.list({ status: 'live' }), { status: 'live' }, page(partnerKey)],
  ['partnerKeys.get', (c) => c.partnerKeys.get(partnerKey.id), { id: partnerKey.id }, partnerKey],
  [
    'usage.query',
    (c) => c.usage.query({ ...month, groupBy: ['team'], every: 'day' }),
    { ...month, groupBy: ['team'], every: 'day' },
    words.usage,
  ],
  ['usage.csv', (c) => c.usage.csv(month), month, { filename: 'usage.csv', csv: '"calls"' }],
  ['hygiene.list', (c) => c.hygiene.list({ limit: 5 }), { limit: 5 }, page(words.hygiene)],
  ['legacyTokens.report', (c) => c.legacyTokens.report(), undefined, [words.legacyUse]],
  ['settings.get', (c) => c.settings.get(), undefined, settings],
  ['events.list', (c) => c.events.list(), {}, page(event)],
  ['events.get', (c) => c.events.get(event.id), { id: event.id }, event],
  ['webhooks.list', (c) => c.webhooks.list({ limit: 5 }), { limit: 5 }, page(webhook)],
  ['webhooks.get', (c) => c.webhooks.get(webhook.id), { id: webhook.id }, webhook],
  [
    'webhooks.deliveries',
    (c) => c.webhooks.deliveries(webhook.id, { status: 'failed', limit: 5 }),
    { webhookId: webhook.id, status: 'failed', limit: 5 },
    page(delivery),
  ],
  ['webhooks.delivery', (c) => c.webhooks.delivery(delivery.id), { id: delivery.id }, delivery],
  [
    'events.list',
    (c) =>
      c.events.list({
        type: 'api_key.created',
        clientId: client.id,
        channelId: channel.id,
        limit: 1,
        cursor: event.id,
      }),
    { type: 'api_key.created', clientId: client.id, channelId: channel.id, limit: 1, cursor: event.id },
    page(event),
  ],
];

const mutations: Row[] = [
  ['onboarding.start', (c) => c.onboarding.start({ state: 'abc' }), { state: 'abc' }, permissionRequest],
  ['onboarding.start', (c) => c.onboarding.start(), {}, permissionRequest],
  [
    'channelKeys.create',
    (c) => c.channelKeys.create({ channelId: channel.id, name: 'Prod server' }),
    { channelId: channel.id, name: 'Prod server' },
    created,
  ],
  ['channelKeys.rotate', (c) => c.channelKeys.rotate(channelKey.id), { id: channelKey.id }, created],
  [
    'channelKeys.rotate',
    (c) => c.channelKeys.rotate(channelKey.id, { overlap: '1h' }),
    { id: channelKey.id, overlap: '1h' },
    created,
  ],
  [
    'channelKeys.create',
    (c) =>
      c.channelKeys.create({ channelId: channel.id, name: 'x', ...narrow, like: channelKey.id, expiresAt: month.to }),
    { channelId: channel.id, name: 'x', ...narrow, like: channelKey.id, expiresAt: month.to },
    created,
  ],
  [
    'channelKeys.edit',
    (c) => c.channelKeys.edit(channelKey.id, { ...narrow, team: null, expiresAt: null }),
    { id: channelKey.id, ...narrow, team: null, expiresAt: null },
    channelKey,
  ],
  ['channelKeys.endOverlap', (c) => c.channelKeys.endOverlap(channelKey.id), { id: channelKey.id }, channelKey],
  ['channelKeys.revoke', (c) => c.channelKeys.revoke(channelKey.id), { id: channelKey.id }, channelKey],
  [
    'channelKeys.revokeMany',
    (c) => c.channelKeys.revokeMany({ channelId: channel.id, unusedSince: month.from, dryRun: true }),
    { channelId: channel.id, unusedSince: month.from, dryRun: true },
    revokedKeys,
  ],
  ['partnerKeys.endOverlap', (c) => c.partnerKeys.endOverlap(partnerKey.id), { id: partnerKey.id }, partnerKey],
  ['partnerKeys.revoke', (c) => c.partnerKeys.revoke(partnerKey.id), { id: partnerKey.id }, partnerKey],
  [
    'partnerKeys.revokeMany',
    (c) => c.partnerKeys.revokeMany({ ids: [partnerKey.id] }),
    { ids: [partnerKey.id] },
    revokedKeys,
  ],
  ['legacyTokens.switch', (c) => c.legacyTokens.switchOff(), { on: false }, { on: false }],
  [
    'webhooks.create',
    (c) => c.webhooks.create({ url: webhook.url, events: ['permission.withdrawn'] }),
    { url: webhook.url, events: ['permission.withdrawn'] },
    hooked,
  ],
  [
    'webhooks.update',
    (c) => c.webhooks.update(webhook.id, { events: null }),
    { id: webhook.id, events: null },
    webhook,
  ],
  ['webhooks.pause', (c) => c.webhooks.pause(webhook.id), { id: webhook.id }, webhook],
  ['webhooks.resume', (c) => c.webhooks.resume(webhook.id), { id: webhook.id }, webhook],
  [
    'webhooks.resume',
    (c) => c.webhooks.resume(webhook.id, { skipMissed: true }),
    { id: webhook.id, skipMissed: true },
    webhook,
  ],
  [
    'webhooks.rotateSecret',
    (c) => c.webhooks.rotateSecret(webhook.id),
    { id: webhook.id },
    { secret: WEBHOOK_SECRET, oldSecretEndsAt: month.to },
  ],
  ['webhooks.test', (c) => c.webhooks.test(webhook.id), { id: webhook.id }, delivery],
  ['webhooks.replay', (c) => c.webhooks.replay(delivery.id), { id: delivery.id }, delivery],
  [
    'webhooks.replayFailed',
    (c) => c.webhooks.replayFailed(webhook.id, { since: month.from }),
    { id: webhook.id, since: month.from },
    { count: 3, hasMore: false },
  ],
  ['settings.update', (c) => c.settings.update({ redirectUrls: [] }), { redirectUrls: [] }, settings],
];

describe('a query is a GET without an idempotency key', () => {
  test.each(queries)('%s', async (procedure, call, input, data) => {
    await using server = await startServer([ok(data)]);

    const answer = await call(connect(server));

    expect(answer).toEqual(data);
    expect(server.seen).toMatchObject([{ method: 'GET', procedure, input }]);
    expect(server.seen[0]?.headers).toMatchObject({ 'x-api-key': words.PARTNER_KEY });
    expect(server.seen[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('a change is a POST with an idempotency key', () => {
  test.each(mutations)('%s', async (procedure, call, input, data) => {
    await using server = await startServer([ok(data)]);

    const answer = await call(connect(server));

    expect(answer).toEqual(data);
    expect(server.seen).toMatchObject([{ method: 'POST', procedure, input }]);
    expect(server.seen[0]?.headers).toMatchObject({
      'x-api-key': words.PARTNER_KEY,
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('an id that is none is a mistake of the program, and nothing is sent', () => {
  const calls: [string, (chatelaine: Chatelaine, id: string) => Promise<unknown>][] = [
    ['onboarding.get', (c, id) => c.onboarding.get(id)],
    ['channels.get', (c, id) => c.channels.get(id)],
    ['channelKeys.get', (c, id) => c.channelKeys.get(id)],
    ['partnerKeys.get', (c, id) => c.partnerKeys.get(id)],
    ['events.get', (c, id) => c.events.get(id)],
    ['clients.get', (c, id) => c.clients.get(id)],
    ['channelKeys.rotate', (c, id) => c.channelKeys.rotate(id, { overlap: '0' })],
    ['channelKeys.edit', (c, id) => c.channelKeys.edit(id, { team: 'agency' })],
    ['channelKeys.endOverlap', (c, id) => c.channelKeys.endOverlap(id)],
    ['channelKeys.revoke', (c, id) => c.channelKeys.revoke(id)],
    ['partnerKeys.endOverlap', (c, id) => c.partnerKeys.endOverlap(id)],
    ['partnerKeys.revoke', (c, id) => c.partnerKeys.revoke(id)],
    ['webhooks.get', (c, id) => c.webhooks.get(id)],
    ['webhooks.update', (c, id) => c.webhooks.update(id, { name: 'x' })],
    ['webhooks.delete', (c, id) => c.webhooks.delete(id)],
    ['webhooks.pause', (c, id) => c.webhooks.pause(id)],
    ['webhooks.resume', (c, id) => c.webhooks.resume(id)],
    ['webhooks.rotateSecret', (c, id) => c.webhooks.rotateSecret(id)],
    ['webhooks.test', (c, id) => c.webhooks.test(id)],
    ['webhooks.replay', (c, id) => c.webhooks.replay(id)],
    ['webhooks.replayFailed', (c, id) => c.webhooks.replayFailed(id, { since: month.from })],
    ['webhooks.deliveries', (c, id) => c.webhooks.deliveries(id)],
    ['webhooks.delivery', (c, id) => c.webhooks.delivery(id)],
  ];

  test.each(calls)('%s', async (_, call) => {
    await using server = await startServer([ok({})]);
    const chatelaine = connect(server);

    for (const id of ['', undefined, null, 7]) {
      const error = await call(chatelaine, id as never).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain('There is no id');
    }
    const before = server.seen.length;
    await call(chatelaine, 'x');

    expect([before, server.seen.length]).toEqual([0, 1]);
  });
});

describe('a filter with a field that is undefined would end more keys than was meant, and is not sent', () => {
  const calls: [string, (chatelaine: Chatelaine, filter: object) => Promise<unknown>][] = [
    ['channelKeys.revokeMany', (c, filter) => c.channelKeys.revokeMany(filter)],
    ['partnerKeys.revokeMany', (c, filter) => c.partnerKeys.revokeMany(filter)],
  ];

  test.each(calls)('%s', async (_, call) => {
    await using server = await startServer([ok(revokedKeys)]);
    const chatelaine = connect(server);

    const error = await call(chatelaine, { team: undefined, environment: 'staging' }).catch(
      (thrown: unknown) => thrown,
    );
    const before = server.seen.length;
    await call(chatelaine, { environment: 'staging' });

    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain('There is no team');
    expect([before, server.seen.length]).toEqual([0, 1]);
  });
});

describe('whoAmI asks the Partner API', () => {
  test('with the partner key, and takes the body as it is', async () => {
    await using server = await startServer([{ json: words.whoAmI }]);

    const { data, response } = await connect(server).whoAmI().withResponse();

    expect(data).toEqual(words.whoAmI);
    expect(response).toMatchObject({ status: 200, requestId: REQUEST_ID, attempts: 1 });
    expect(server.seen).toMatchObject([{ method: 'GET', procedure: '/api/v2/whoami', input: undefined }]);
    expect(server.seen[0]?.headers).toMatchObject({ 'x-api-key': words.PARTNER_KEY });
  });

  test('is refused in its words: code and request id in headers, the sentence in the body', async () => {
    const meta = { success: false, http_code: 401, developer_message: 'This key was revoked on 2026-11-21 12:00 UTC.' };
    await using server = await startServer([{ status: 401, headers: { 'x-refusal': 'revoked' }, json: { meta } }]);

    const call = connect(server).whoAmI();

    await expect(call).rejects.toMatchObject({
      name: 'ApiError',
      ...{ code: 'revoked', status: 401, requestId: REQUEST_ID, message: `whoAmI: ${meta.developer_message}` },
    });
  });

  test('is repeated, and is told to the hooks by its name', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const told: unknown[] = [];
    await using server = await startServer(['cut', { json: words.whoAmI }]);

    const { response } = await connect(server, { onRetry: (retry) => told.push(retry) })
      .whoAmI()
      .withResponse();

    expect(response.attempts).toBe(2);
    expect(told).toMatchObject([{ procedure: 'whoAmI', code: 'connection' }]);
  });

  test('rejects with ConnectionError when there is no answer', async () => {
    const call = connect({ url: `http://127.0.0.1:${await closedPort()}` }, { maxRetries: 0 }).whoAmI();

    await expect(call).rejects.toMatchObject({ name: 'ConnectionError', code: 'connection' });
  });

  test.each([
    ['a page', { text: '<h1>Welcome</h1>' }],
    ['JSON of another kind', { json: { hello: 'world' } }],
    ['an answer to a procedure', ok(words.whoAmI)],
  ])("takes %s for nobody's", async (_, reply) => {
    await using server = await startServer([reply]);

    await expect(connect(server).whoAmI()).rejects.toThrow("is not Chatelaine's");
  });
});

test('a webhook is deleted with a change, and there is nothing to answer', async () => {
  await using server = await startServer([ok({ id: webhook.id })]);

  const answer = await connect(server).webhooks.delete(webhook.id);

  expect(answer).toBeUndefined();
  expect(server.seen).toMatchObject([{ method: 'POST', procedure: 'webhooks.delete', input: { id: webhook.id } }]);
});

test('every method is called above, or sends nothing', async () => {
  const called = [...queries, ...mutations].map(([procedure]) => procedure);
  const methods = Object.entries(connect({ url: 'http://localhost' })).flatMap(([name, resource]) =>
    typeof resource === 'function' ? [name] : Object.keys(resource).map((method) => `${name}.${method}`),
  );

  expect(methods.length).toBeGreaterThanOrEqual(30);
  const others = ['permissions.requestUrl', 'legacyTokens.switchOff', 'whoAmI', 'webhooks.delete'];
  expect(methods.filter((method) => !called.includes(method)).sort()).toEqual(others.sort());
});

test('a permission link is written without a request', async () => {
  await using server = await startServer([ok({})]);
  const { permissions } = connect(server);

  const url = permissions.requestUrl({
    partnerId: 'aaaaaaaaaaPA',
    number: '+447700900123',
    redirectUrl: 'https://app.example/whatsapp?a=b&c=d',
    state: 'x y&z',
    locale: 'pt',
  });

  // The page reads a plus in the URL as a plus. So the URL must encode a space as `%20`: a space that was encoded as a
  // plus would come back as a plus.
  expect(url).toContain('&state=x%20y%26z&');
  expect(url.startsWith(`${server.url}/permission?partner_id=aaaaaaaaaaPA&number=%2B447700900123&`)).toBe(true);
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    partner_id: 'aaaaaaaaaaPA',
    number: '+447700900123',
    redirect_url: 'https://app.example/whatsapp?a=b&c=d',
    state: 'x y&z',
    lang: 'pt',
  });
  expect(server.seen).toEqual([]);
});
