import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { openServices } from '../../src/services.ts';
import { testConfig } from '../world/test-config.ts';
import { describeWith } from './programs.ts';
import { startTlsPostgres, type TlsPostgres } from './tls-postgres.ts';

const POOLS = ['', '-gateway', '-jobs', '-look-up', '-probe', '-start'].map((pool) => `chatelaine${pool}`);

// These tests take four seconds, mostly to start another PostgreSQL server and to make the tables in its database.
describeWith(['initdb', 'postgres', 'openssl'], 'a PostgreSQL that lets in only what is encrypted', (programs) => {
  let server: TlsPostgres;
  beforeAll(async () => {
    server = await startTlsPostgres(programs);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const at = (host: string, parameters: string) =>
    `postgres://postgres:${encodeURIComponent(server.password)}@${host}:${server.port}/postgres?${parameters}`;
  const root = () => `sslrootcert=${encodeURIComponent(server.certificate)}`;

  test.each([
    ['localhost', 'sslmode=verify-full&ROOT', true],
    ['127.0.0.2', 'sslmode=verify-full&ROOT', true],
    ['127.0.0.1', 'sslmode=verify-ca&ROOT', true],
    ['127.0.0.1', 'sslmode=require&ROOT', true],
    ['127.0.0.1', 'sslmode=require', true],
    ['127.0.0.1', 'sslmode=prefer', true],
    ['127.0.0.1', 'sslmode=no-verify', true],
    ['127.0.0.1', 'ssl=no-verify', true],
    ['localhost', 'ssl=true&ROOT', true],
    ['localhost', 'ROOT', true],
    ['localhost', 'sslmode=verify-full&channel_binding=require&ROOT', true],
    ['localhost', 'host=SOCKET', false],
  ] as const)(
    'at %s with %s every pool and single connection is reached in the same way: encrypted %s',
    async (host, wanted, isEncrypted) => {
      const parameters = wanted.replace('ROOT', root()).replace('SOCKET', encodeURIComponent(server.folder));

      const seen = await connectionsOf(at(host, parameters));

      expect(seen).toEqual(Object.fromEntries(POOLS.map((name) => [name, isEncrypted])));
    },
  );

  test.each([
    ['localhost', 'sslmode=disable', /^DATABASE_URL.*no encryption/],
    ['localhost', '', /^DATABASE_URL.*no encryption/],
    ['localhost', 'sslmode=verify-full', /^DATABASE_URL.*self-signed certificate/],
    ['127.0.0.1', 'sslmode=verify-full&ROOT', /^DATABASE_URL.*not what sslmode asks for.*does not match certificate/],
    ['127.0.0.1', 'ROOT', /^DATABASE_URL.*not what sslmode asks for.*does not match certificate/],
  ])('at %s with "%s" no start is made', async (host, wanted, complaint) => {
    const url = at(host, wanted.replace('ROOT', root()));

    await expect(connectionsOf(url)).rejects.toThrow(complaint);
  });

  test('a name in the address is that of every connection', async () => {
    const seen = await connectionsOf(at('localhost', `sslmode=verify-full&${root()}&application_name=keys`), 'keys');

    expect(seen).toEqual({ keys: true });
  });
});

/**
 * Starts our services, and lists their connections to the database during the start. Returns, for each name that a
 * connection gives to PostgreSQL, whether the connections with this name are encrypted.
 */
async function connectionsOf(databaseUrl: string, like = 'chatelaine%'): Promise<Record<string, boolean>> {
  let seen: { name: string; ssl: boolean }[] = [];
  const services = await openServices(testConfig({ databaseUrl, baseUrl: 'http://localhost:1' }), {
    log: createLog('silent'),
    async seed({ orm, probe, lookUps, pool }) {
      // During the start, three pools have no connection yet. Each of these queries makes one of these pools open a
      // connection. The other pools already have connections.
      await orm.em.fork().execute('select 1');
      for (const each of [probe, lookUps]) await each.query('select 1');
      ({ rows: seen } = await pool.query<{ name: string; ssl: boolean }>(SEEN, [like]));
    },
  });
  await services.close();
  return Object.fromEntries(seen.map(({ name, ssl }) => [name, ssl]));
}

const SEEN = `
  select split_part(application_name, ' ', 1) as name, bool_and(ssl) as ssl
  from pg_stat_ssl join pg_stat_activity using (pid) where application_name like $1 group by 1`;
