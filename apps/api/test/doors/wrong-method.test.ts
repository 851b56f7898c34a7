import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mountOtherMethods } from '../../src/platform/http/allowed-methods.ts';
import type { Answer } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Door, expectRefusal } from './support/expect-refusal.ts';
import { KEYED_ROUTES, METHODS_OF } from './support/keyed-routes.ts';
import { frontAt, procedureTypes } from './support/mounted-routes.ts';
import { sendLines } from './support/raw-request.ts';
import { seen } from './support/seen.ts';
import { snapshot } from './support/tables.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

// The list leaves CONNECT out, because Node treats a CONNECT request as the start of a tunnel and calls no handler for
// it.
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK'];
const TAKEN: readonly (readonly [path: string, methods: readonly string[]])[] = [
  ...METHODS_OF,
  ...Object.entries(procedureTypes()).map(
    ([path, type]) => [`/trpc/${path}`, [type === 'mutation' ? 'POST' : 'GET']] as const,
  ),
];

const served = (methods: readonly string[]) =>
  methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));

const DOORS: [start: RegExp, door: Door][] = [
  [/^\/trpc/, 'procedures'],
  [/^\/api\/v2\/token/, 'token'],
  [/^\/api\/v2/, 'partner API'],
  [/^\/api\/v1/, 'sessions'],
  [/^\/(?:v1|messages)/, 'messaging'],
];
const doorOf = (path: string): Door => DOORS.find(([start]) => start.test(path))?.[1] ?? 'json';

const send = (path: string, method: string, lines: readonly string[] = []): Promise<Answer> =>
  sendLines(world.baseUrl + path.replace(':partnerId', world.demo.partner.id), method, ['accept', '*/*', ...lines]);

describe.each(TAKEN)('%s', (path, methods) => {
  const others = METHODS.filter((method) => !served(methods).includes(method));

  test('refuses every other method, says which it takes, and tells OPTIONS the same', async () => {
    const allow = [...served(methods), 'OPTIONS'].join(', ');

    for (const method of others) {
      const answer = await send(path, method);

      expect(answer.headers.get('allow'), `${method} ${path}`).toBe(allow);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      if (method === 'OPTIONS') expect([answer.status, answer.text]).toEqual([204, '']);
      else if (method === 'HEAD') expect([answer.status, answer.refusal]).toEqual([405, 'method_not_allowed']);
      else expectRefusal(answer, doorOf(path), 'method_not_allowed');
    }
  });
});

test('control: the methods that each path takes are not refused as another', async () => {
  const refused: string[] = [];
  for (const [path, methods] of TAKEN) {
    for (const method of served(methods)) {
      const { status, refusal } = await send(path, method);
      if (status === 405 || refusal === 'method_not_allowed') refused.push(`${method} ${path}`);
    }
  }

  expect(refused).toEqual([]);
});

test('control: a path without it answers 404, and so would be found', async () => {
  await using other = await startWorld();
  const router = Router().get('/new', (_req, res) => void res.end());
  const { rest: bare } = await frontAt(other.baseUrl);
  // Express adds a router at the end of its stack. The test moves the router to the position that the doors have in our
  // server.
  bare.use(router);
  bare.router.stack.splice(1, 0, ...bare.router.stack.splice(-1));

  const before = await sendLines(`${other.baseUrl}/new`, 'DELETE', []);
  mountOtherMethods(router, { '/new': ['GET'] });
  const after = await sendLines(`${other.baseUrl}/new`, 'DELETE', []);

  expect([before.status, after.status]).toEqual([404, 405]);
});

describe('a path that does not exist is not found, whatever the method', () => {
  test.each([
    ...['/nowhere', '/trpc/channels.steal', '/trpc/__proto__', '/trpc/', '/messages/x', '/v1/nothing', '/api/v1/rooms'],
    ...['/api/v2/partners', '/api/v2/token/x', '/permission/steal', '/sign-in/nowhere', '/assets/x.js', '/api/auth'],
  ])('%s', async (path) => {
    for (const method of METHODS) {
      const { status, headers } = await send(path, method, ['content-type', 'application/json']);

      expect([method, status, headers.get('x-refusal')]).toEqual([method, 404, 'not_found']);
    }
  });
});

test('a file of our pages takes GET alone', async () => {
  const page = await send('/sign-in', 'GET');
  const file = /src="(\/assets\/[^"]+)"/.exec(page.text)?.[1] ?? 'none';

  const answers = await Promise.all(['GET', 'HEAD', 'POST', 'DELETE'].map((method) => send(file, method)));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 405, 405]);
  expect(answers[2]?.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
});

test('a browser that opens what is for programs alone is told that there is no page', async () => {
  const page = await send('/permission/answer', 'GET', ['accept', 'text/html']);

  expect([page.status, page.refusal, page.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'POST, OPTIONS']);
});

test('no key is looked at: a good one, a wrong one and none are told the same, and nothing is written', async () => {
  const { partnerKey } = world.demo.partner;
  const paths = Object.keys(KEYED_ROUTES).map((name) => name.split(' ').at(-1) ?? '');
  const before = await snapshot(world);

  for (const path of paths) {
    const lines = [[], ['x-api-key', partnerKey], ['x-api-key', 'wrong'], ['d360-api-key', 'a', 'd360-api-key', 'b']];
    const answers = await Promise.all(lines.map((each) => send(path, 'LINK', each)));

    expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size, path).toBe(1);
  }
  expect(await snapshot(world)).toEqual(before);
});

test('a mailbox that is for this machine alone is found by no method from elsewhere', async () => {
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    const answer = await send('/mailbox', method, ['x-forwarded-for', '203.0.113.7']);

    expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
  }
});
