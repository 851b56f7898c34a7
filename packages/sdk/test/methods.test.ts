import { describe, expect, test } from 'vitest';
import type { Chatelaine } from '../src/index.ts';
import { connect, ok, startServer } from './support/server.ts';
import * as words from './support/words.ts';

const { channel, channelKey, client, event, permission, permissionRequest, settings } = words;
const created = { ...channelKey, secret: words.CHANNEL_KEY };
const signature = { io_signature: 'aa', io_timestamp: '1' };
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
  ['settings.get', (c) => c.settings.get(), undefined, settings],
  ['events.list', (c) => c.events.list(), {}, page(event)],
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
  ['channelKeys.revoke', (c) => c.channelKeys.revoke(channelKey.id), { id: channelKey.id }, channelKey],
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
    ['clients.get', (c, id) => c.clients.get(id)],
    ['channelKeys.rotate', (c, id) => c.channelKeys.rotate(id, { overlap: '0' })],
    ['channelKeys.revoke', (c, id) => c.channelKeys.revoke(id)],
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

  // The page reads a plus as a plus: it would not come back as the blank that it was.
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
