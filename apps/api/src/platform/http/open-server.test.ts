import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openServer } from './open-server.ts';

test('of a connection that a proxy keeps for a minute, the proxy is the one that closes it', () => {
  const server = openServer();

  expect(server.keepAliveTimeout).toBeGreaterThanOrEqual(65_000);
  expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
  server.close();
});

test('during the start an EventSource got a 503, which ended it for ever', async () => {
  const server = openServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const get = (accept: string) => fetch(`http://127.0.0.1:${port}/api/v1/events/stream`, { headers: { accept } });

  expect((await get('*/*')).status).toBe(503);
  await expect(get('text/event-stream')).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
  server.close();
});
