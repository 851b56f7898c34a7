import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

const shown = ({ statusCode, headers }: IncomingMessage) => [statusCode, headers.connection];

/** Sends all its requests over one connection, which stays open between the requests like the connection of a proxy. */
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

test('a server that stops says so first, then takes nobody new, and answers once more where it is connected', async () => {
  const [notice, lastCalls] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const passing = (ms: number) => (ms === 5_000 ? notice.promise : lastCalls.promise);
  await using world = await startWorld({ config: { drainSeconds: 5 }, passing });
  const baseUrl = `http://127.0.0.1:${world.nodes[0].port}`;
  const statusOf = async (path: string) => (await call(baseUrl + path)).status;
  using one = keptConnection(baseUrl);
  using other = keptConnection(baseUrl);
  using idle = keptConnection(baseUrl);
  const before = await Promise.all(['/readyz', '/livez', '/healthz'].map(statusOf));
  for (const kept of [one, other, idle]) await kept.get('/livez');

  const stopped = world.nodes[0].stop();

  // While the server drains, only `/readyz` answers 503. The server answers all other calls as before.
  expect([before, await Promise.all(['/readyz', '/livez', '/healthz'].map(statusOf))]).toEqual([
    [200, 200, 200],
    [503, 200, 200],
  ]);
  expect(shown(await one.get('/readyz'))).toEqual([503, 'keep-alive']);
  notice.resolve();
  await expect.poll(() => statusOf('/livez').catch(() => 'refused'), { interval: 20 }).toBe('refused');
  expect([await one.get('/livez'), await other.get('/livez')].map(shown)).toEqual([
    [200, 'close'],
    [200, 'close'],
  ]);
  lastCalls.resolve();
  await stopped;
  await expect(idle.get('/livez')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a call under way when the port was closed kept its connection, and the stop waited a minute for it', async () => {
  const notice = Promise.withResolvers<void>();
  const passing = (ms: number) => (ms === 5_000 ? notice.promise : Promise.resolve());
  await using world = await startWorld({ config: { drainSeconds: 5 }, passing });
  const { port } = world.nodes[0];
  const caller = connect(port, '127.0.0.1');
  const answer = text(caller);
  caller.write('POST /trpc/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n');
  // The server has answered `100 Continue`, so it has read the head of the request and waits for the body.
  await once(caller, 'readable');

  const stopped = world.nodes[0].stop();
  notice.resolve();
  const isOpen = () => call(`http://127.0.0.1:${port}/livez`).catch(() => null);
  await expect.poll(isOpen, { interval: 20 }).toBe(null);
  caller.write('{}');

  expect(await answer).toMatch(/^connection: close/im);
  await stopped;
});

test('a stop that nobody is told of closes at once', async () => {
  await using world = await startWorld();
  using kept = keptConnection(`http://127.0.0.1:${world.nodes[0].port}`);
  const answer = await kept.get('/livez');

  await world.nodes[0].stop();

  expect([answer.statusCode, answer.headers['keep-alive']]).toEqual([200, 'timeout=70']);
  await expect(kept.get('/livez')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
