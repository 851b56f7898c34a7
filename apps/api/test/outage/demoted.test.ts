import pg from 'pg';
import { expect, test } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { newSecretOf } from '../../src/platform/secret.ts';
import { startServer } from '../../src/server.ts';
import { call } from '../world/answer.ts';
import { bearer } from '../world/caller.ts';
import { testConfig } from '../world/test-config.ts';
import { startOwnCluster } from './own-cluster.ts';
import { startProxy } from './proxy.ts';

// This test demotes a whole PostgreSQL server, so it starts a server of its own. The start and the stop take two
// seconds.
test('a node on a primary that was demoted admits nothing and keeps no connection to it; promoted, it goes on', async () => {
  await using cluster = await startOwnCluster();
  await using proxy = await startProxy(cluster.url);
  await using server = await openServer(proxy.url);
  const { baseUrl, services } = server;
  const client = await runAdmin(services, ['client', 'add', '--name', 'Harbour Bakery', '--payment', 'direct']);
  const { id } = client as { id: string };
  const made = await runAdmin(services, ['client', 'key', '--client', id, '--name', 'Reports', '--scopes', 'read']);
  const { secret } = made as { secret: string };
  const whoIs = (key: string) => () => call(`${baseUrl}/api/v1/whoami`, { headers: bearer(key) });
  const [known, unknown] = [whoIs(secret), whoIs(newSecretOf('wa').secret)];
  const health = () => call(`${baseUrl}/healthz`);
  const outcomes = async () => [(await known()).status, (await unknown()).status, (await health()).status];
  expect(await outcomes()).toEqual([200, 401, 200]);

  // The connections are already open when the database becomes read-only. On an open connection, the look-up of a key
  // itself detects that the database is read-only.
  await administer(cluster.url, 'alter system set default_transaction_read_only = on', 'select pg_reload_conf()');
  await expect.poll(outcomes).toEqual([503, 503, 503]);
  await administer(cluster.url, 'alter system reset default_transaction_read_only', 'select pg_reload_conf()');
  await expect.poll(outcomes).toEqual([200, 401, 200]);

  const standby = await cluster.demote();
  proxy.leadTo(standby);
  await expect.poll(outcomes).toEqual([503, 503, 503]);
  expect(await known()).toMatchObject({ refusal: 'unavailable' });
  // The pool must close all connections. With one open connection the node would stay on the old primary, even when the
  // name of the database already leads to the new primary.
  await expect.poll(() => services.pool.totalCount).toBe(0);

  await administer(standby, 'select pg_promote()');
  await expect.poll(outcomes).toEqual([200, 401, 200]);
});

async function openServer(databaseUrl: string) {
  const server = await startServer(testConfig({ databaseUrl, demo: false }));
  return Object.assign(server, { [Symbol.asyncDispose]: server.stop });
}

async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
