import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { frontAt, mountedRoutes, routesOfFront } from './support/mounted-routes.ts';

/** Every POST route outside `/trpc`, with the reason why the same request, sent twice, does no harm. */
const REPEATED: Record<string, string> = {
  'POST /messages': 'sendOnce, by its Idempotency-Key',
  'POST /v1/messages': 'sendOnce, by its Idempotency-Key',
  'POST /v1/configs/webhook': 'the second request sets the same address',
  'POST /api/v1/sessions': 'change, by its Idempotency-Key; a number is added once',
  ...Object.fromEntries(
    ['start', 'stop', 'restart', 'logout'].map((verb) => [
      `POST /api/v1/sessions/{session}:${verb}`,
      'change, by its Idempotency-Key',
    ]),
  ),
  'POST /api/v1/sessions/{session}/pairing-code': 'changes nothing',
  'POST /api/v1/sessions/{session}/messages': 'runOnce, by its Idempotency-Key',
  'POST /api/v1/sessions/{session}/messages/{message}/react': 'runOnce, by its Idempotency-Key',
  'POST /api/v1/sessions/{session}/messages/{message}/forward': 'runOnce, by its Idempotency-Key',
  'POST /api/v1/sessions/{session}/messages/{message}/vote': 'a later vote replaces the earlier one',
  'POST /api/v1/sessions/{session}/messages/{message}/read': 'the chat is read already',
  'POST /api/v1/sessions/{session}/chats/{chat}/read': 'the chat is read already',
  ...Object.fromEntries(
    ['', ...['pause', 'resume', 'rotate-secret', 'test', 'replay-failed'].map((verb) => `/{webhook}:${verb}`)].map(
      (path) => [`POST /api/v1/webhooks${path}`, 'change, by its Idempotency-Key'],
    ),
  ),
  'POST /api/v1/webhooks/{webhook}/deliveries/{delivery}:replay': 'change, by its Idempotency-Key',
  'POST /api/v1/realtime/ticket': 'each ticket opens one WebSocket, and ends after a minute',
  'POST /permission/question': 'changes nothing but the request that it binds to the person',
  'POST /permission/review': 'changes nothing',
  'POST /permission/answer': 'a request has one answer: an equal one gets the same receipt, another one is a conflict',
  'POST /permission/more-time': 'a request has a latest end',
  'POST /sign-in/invitation': 'changes nothing',
  'POST /sign-in/forgotten': 'each request mails a link of its own, and one address gets few links in an hour',
  'POST /sign-in/new': 'the link works once',
  'POST /api/auth/sign-in/email': 'each sign-in makes a session of its own',
  'POST /api/auth/sign-in/passkey': 'the answer to a challenge works once',
  'POST /api/auth/sign-in/passkey/begin': 'changes nothing',
  'POST /api/auth/sign-out': 'the session has ended',
  'POST /api/v2/token': 'each request makes a token of its own, and ends the one before',
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const posts = (routes: readonly string[]) => routes.filter((route) => route.startsWith('POST ')).sort();

test('every route that takes POST says why a repeated request does no harm', async () => {
  expect(posts(routesOfFront(await frontAt(world.baseUrl)))).toEqual(Object.keys(REPEATED).sort());
});

test('control: a new route that takes POST is seen', () => {
  const app = express();
  app.post('/new', (_req, res) => void res.end());

  expect(posts(mountedRoutes(app))).toEqual(['POST /new']);
});
