import { expect, test } from 'vitest';
import { openServer } from './open-server.ts';

test('of a connection that a proxy keeps for a minute, the proxy is the one that closes it', () => {
  const server = openServer();

  expect(server.keepAliveTimeout).toBeGreaterThanOrEqual(65_000);
  expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
  server.close();
});
