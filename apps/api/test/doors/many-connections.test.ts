import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { sendBytes } from './support/raw-request.ts';

const MEBIBYTE = 2 ** 20;

let world: World;
beforeAll(async () => {
  world = await startWorld({ config: { maxConnections: 20 } });
});
afterAll(() => world.stop());

/**
 * Opens `count` connections and sends the text `says` on each of them. Returns the connections that the server has not
 * closed.
 */
async function hold(count: number, says = '', port = Number(new URL(world.baseUrl).port)): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write(says);
  // The server gets this call after all the connections. When the call has ended, the server has already decided which
  // of the connections it keeps.
  await sendBytes(world.baseUrl, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n').catch(
    () => '',
  );
  return sockets.filter((socket) => !socket.destroyed && socket.readyState === 'open');
}

test('one address has half of the connections, and whoever closes one may open another', async () => {
  const kept = await hold(15);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept.length).toBeGreaterThan(5);

  await Promise.all(kept.map((socket) => once(socket.destroy(), 'close')));
  await expect
    .poll(() =>
      call(`${world.baseUrl}/healthz`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});

test('behind a trusted proxy all of them are for everybody', async () => {
  const config = { maxConnections: 20, trustedProxies: ['127.0.0.0/8', '::1/128'] };
  await using trusting = await startWorld({ config });

  const kept = await hold(15, '', Number(new URL(trusting.baseUrl).port));

  expect(kept).toHaveLength(15);
  for (const socket of kept) socket.destroy();
});

const LENGTH = 900_000;
const head = (path: string, more: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${LENGTH}\r\nConnection: close\r\n${more}\r\n`;

test.each([
  ['/trpc/settings.update', 'x-chatelaine: 1\r\n', 413],
  ['/trpc/settings.update', 'x-api-key: wap_nobody\r\n', 401],
  ['/trpc/settings.update', 'authorization: Bearer wat_nobody\r\n', 413],
  ['/messages', '', 401],
  ['/messages', 'd360-api-key: wac_nobody\r\n', 401],
  ['/sign-in/new', 'x-chatelaine: 1\r\n', 413],
  ['/api/v2/token', '', 413],
])('a long body of a stranger is not kept: %s with %j', async (path, more, status) => {
  const before = process.memoryUsage().arrayBuffers;

  const answer = await sendBytes(world.baseUrl, `${head(path, more)}"${'x'.repeat(LENGTH - 2)}"`);

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MEBIBYTE);
});

test('control: whoever is known may send up to a mebibyte, and not more', async () => {
  const key = world.as(world.demo.partner.partnerKey);
  const long = (bytes: number) => key.change('settings.update', { redirectUrls: ['x'.repeat(bytes)] });

  expect((await long(900_000)).refusal).toBe('invalid_input');
  expect((await long(MEBIBYTE + 1)).refusal).toBe('too_large');
});
