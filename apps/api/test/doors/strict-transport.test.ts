import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

const ASKED: [method: string, path: string][] = [
  ['GET', '/'],
  ['GET', '/healthz'],
  ['GET', '/permission'],
  ['GET', '/assets/plain.css'],
  ['GET', '/assets/nothing.js'],
  ['GET', '/nothing'],
  ['GET', '//two'],
  ['OPTIONS', '/'],
  ['POST', '/messages'],
  ['POST', '/trpc/permissions.check'],
  ['POST', '/api/auth/sign-in/email'],
  ['GET', '/api/v1/whoami'],
  ['GET', '/api/v2/whoami'],
];

async function saidBy({ nodes: [{ port }] }: World, early: readonly Answer[]) {
  const at = `http://127.0.0.1:${port}`;
  const answers = [...early];
  for (const [method, path] of ASKED) answers.push(await call(at + path, { method }));
  return new Set(answers.map(({ headers }) => headers.get('strict-transport-security')));
}

/**
 * Starts a server with this `BASE_URL`. Returns the server, and the answers that the server gave before its start was
 * complete.
 */
async function start(baseUrl: string) {
  const early: Answer[] = [];
  const port = await freePort();
  const world = await startWorld({
    config: { baseUrl, port },
    seed: async () => void early.push(await call(`http://127.0.0.1:${port}/permission`)),
  });
  expect(early).toMatchObject([{ status: 503 }]);
  return { world, early };
}

test('over https every answer of every door tells browsers to come by https alone, from the first one on', async () => {
  const { world, early } = await start('https://keys.example');
  await using https = world;

  expect(await saidBy(https, early)).toEqual(new Set(['max-age=31536000']));
});

test('control: over http no answer does', async () => {
  const { world, early } = await start('http://keys.example');
  await using http = world;

  expect(await saidBy(http, early)).toEqual(new Set([null]));
});
