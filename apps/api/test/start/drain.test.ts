import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

/** Calls over a connection of its own that stays, as a proxy's does. */
function keptConnection(baseUrl: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request(`${baseUrl}${path}`, { agent }, async (answer) => {
        await text(answer);
        resolve(answer);
      })
        .on('error', reject)
        .end();
    });
  return { get, [Symbol.dispose]: () => agent.destroy() };
}

// Two seconds without work: one for proxies to notice, and one for last calls.
test('a server that stops says so first, then takes nobody new, and answers once more where it is connected', async () => {
  await using world = await startWorld({ config: { drainSeconds: 1 } });
  const baseUrl = `http://127.0.0.1:${world.nodes[0].port}`;
  const statusOf = async (path: string) => (await call(baseUrl + path)).status;
  using one = keptConnection(baseUrl);
  using other = keptConnection(baseUrl);
  const before = await Promise.all([statusOf('/readyz'), statusOf('/livez'), one.get('/livez'), other.get('/livez')]);
  expect(before.slice(0, 2)).toEqual([200, 200]);

  const stopped = world.nodes[0].stop();

  // Somebody who comes now is served as before.
  expect(await Promise.all(['/readyz', '/livez', '/healthz'].map(statusOf))).toEqual([503, 200, 200]);
  const kept = await one.get('/readyz');
  expect([kept.statusCode, kept.headers['x-refusal'], kept.headers.connection]).toEqual([
    503,
    'unavailable',
    'keep-alive',
  ]);
  await expect.poll(() => statusOf('/livez').catch(() => 'refused'), { interval: 20 }).toBe('refused');
  const last = await Promise.all([one.get('/livez'), other.get('/livez')]);
  expect(last.map(({ statusCode, headers }) => [statusCode, headers.connection])).toEqual([
    [200, 'close'],
    [200, 'close'],
  ]);
  await stopped;
  await expect(one.get('/livez')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a stop that nobody is told of closes at once', async () => {
  await using world = await startWorld();
  using kept = keptConnection(`http://127.0.0.1:${world.nodes[0].port}`);
  const answer = await kept.get('/livez');

  await world.nodes[0].stop();

  expect([answer.statusCode, answer.headers['keep-alive']]).toEqual([200, 'timeout=70']);
  await expect(kept.get('/livez')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
