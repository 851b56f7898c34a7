import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { apiKey } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Door, expectRefusal } from './support/expect-refusal.ts';
import { snapshot } from './support/tables.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const CHANGE = JSON.stringify({ requireSignature: true });
const FORM = 'application/x-www-form-urlencoded';

describe('a change is JSON and says so', () => {
  test.each([
    ['text/plain', CHANGE],
    ['text/plain;application/json', CHANGE],
    [FORM, 'requireSignature=true'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="requireSignature"\r\n\r\ntrue\r\n--b--\r\n',
    ],
    ['application/octet-stream', CHANGE],
    ['application/xml', '<requireSignature/>'],
  ])('on /trpc, %s is refused', async (type, body) => {
    const before = await snapshot(world);

    const answer = await call(`${world.baseUrl}/trpc/settings.update`, {
      method: 'POST',
      headers: { ...apiKey(world.demo.partner.partnerKey), 'content-type': type },
      body,
    });

    expectRefusal(answer, 'procedures', 'invalid_input');
    expect(await snapshot(world)).toEqual(before);
  });

  test.each([
    ['/permission/question', 'text/plain'],
    ['/permission/question', FORM],
    ['/permission/answer', 'text/plain;charset=utf-8'],
    ['/permission/answer', 'multipart/form-data; boundary=b'],
    ['/api/auth/sign-in/email', 'text/plain'],
    ['/api/auth/sign-in/email', FORM],
    ['/api/auth/sign-out', 'text/plain'],
    ['/sign-in/new', 'text/plain'],
  ])('at %s, %s is refused', async (path, type) => {
    const { email, password } = world.bakery.user;
    const body = type === FORM ? `email=${email}&password=${password}` : JSON.stringify({ email, password });

    const answer = await call(world.baseUrl + path, {
      method: 'POST',
      headers: { 'x-chatelaine': '1', origin: world.baseUrl, 'content-type': type },
      body,
    });

    expectRefusal(answer, 'json', 'invalid_input');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('the messaging door reads JSON whatever it is called, as the programs it serves expect', async () => {
    const answer = await call(`${world.baseUrl}/messages`, {
      method: 'POST',
      headers: { 'content-type': FORM },
      body: '{}',
    });

    expectRefusal(answer, 'messaging', 'unauthenticated');
  });
});

const ODD: [what: string, door: Door, path: string, init: RequestInit][] = [
  ['two calls in one', 'procedures', '/trpc/channels.list,clients.list?batch=1&input=%7B%7D', {}],
  ['one call called many', 'procedures', '/trpc/channels.list?batch=1&input=%7B%7D', {}],
  ['an answer in pieces', 'procedures', '/trpc/channels.list', { headers: { 'trpc-accept': 'application/jsonl' } }],
  ['input that is no JSON', 'procedures', '/trpc/channels.list?input=%7BMARK', {}],
  [
    'a query that says it is a form',
    'procedures',
    '/trpc/channels.list',
    { headers: { 'content-type': 'multipart/form-data; boundary=b' } },
  ],
  ['input that is no text', 'procedures', '/trpc/channels.list?input=%ff', {}],
  ['two inputs', 'procedures', '/trpc/channels.list?input=%7B%22limit%22%3A0%7D&input=%7B%7D', {}],
];

test.each(ODD)('%s is 400 and changes nothing', async (_what, door, path, init) => {
  const headers = { ...apiKey(world.demo.partner.partnerKey), ...(init.headers as Record<string, string>) };

  const answer = await call(world.baseUrl + path, { ...init, headers });

  expectRefusal(answer, door, 'invalid_input');
  expect(answer.text).not.toContain('MARK');
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'])(
  '%s is no call on /trpc, and no other site may read the answer',
  async (method) => {
    const headers = {
      ...apiKey(world.demo.partner.partnerKey),
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    };

    const answer = await call(`${world.baseUrl}/trpc/settings.update`, { method, headers });

    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    if (method === 'OPTIONS') expect([answer.status, answer.text]).toEqual([204, '']);
    else expectRefusal(answer, 'procedures', 'method_not_allowed');
  },
);
