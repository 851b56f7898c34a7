import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { startProxy } from '../outage/proxy.ts';
import { copyWorld, dropDatabase } from '../world/database.ts';
import { testConfig } from '../world/test-config.ts';

const NOBODY = 'nobody.invalid';

test('a database that is not up yet is waited for, and the log says for which and why; when it is there, the server is', async () => {
  const databaseUrl = await copyWorld();
  await using own = new AsyncDisposableStack();
  own.defer(() => dropDatabase(databaseUrl));
  const proxy = own.use(await startProxy(databaseUrl));
  await proxy.cut();
  const { promise: waiting, resolve } = Promise.withResolvers<string>();

  const starting = start({ databaseUrl: proxy.url }, { onLine: resolve, waitMs: 60_000 });
  const line = await waiting;
  await proxy.restore();
  own.defer((await starting).stop);

  const { host, pathname } = new URL(proxy.url);
  expect(JSON.parse(line)).toMatchObject({
    msg: `waiting for the database "${pathname.slice(1)}" at ${host}`,
    reason: expect.stringContaining('nothing listens there'),
  });
  expect(line).not.toContain(new URL(proxy.url).password);
});

test('a start that is told to stop does not wait for its database to the end', async () => {
  const giveUp = new AbortController();
  const starting = start(
    { databaseUrl: `postgres://app@${NOBODY}/keys` },
    { onLine: () => giveUp.abort(), waitMs: 60_000, signal: giveUp.signal },
  );

  await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
});

describe('what is wrong with an address stops the start and is named', () => {
  test('a name in DATABASE_URL that does not resolve', async () => {
    await expect(start({ databaseUrl: `postgres://app:hidden@${NOBODY}/keys` })).rejects.toThrow(
      new RegExp(
        `^DATABASE_URL: the database "keys" at ${NOBODY}:5432 cannot be used: (its name does not resolve|the name server)`,
      ),
    );
  });

  test('a name in DATABASE_DIRECT_URL', async () => {
    const databaseUrl = await copyWorld();
    await using own = new AsyncDisposableStack();
    own.defer(() => dropDatabase(databaseUrl));
    const databaseDirectUrl = `postgres://app:hidden@${NOBODY}/keys`;

    const starting = start({ databaseUrl, databaseDirectUrl, databasePooled: true });

    await expect(starting).rejects.toThrow(`DATABASE_DIRECT_URL: the database "keys" at ${NOBODY}:5432 cannot be used`);
  });

  test('one that nothing listens at, after the time it was waited for', async () => {
    const starting = start({ databaseUrl: 'postgres://app:hidden@127.0.0.1:1/keys' }, { waitMs: 1 });

    await expect(starting).rejects.toThrow(
      /at 127\.0\.0\.1:1 cannot be used: nothing listens there \(ECONNREFUSED\)\. It was/,
    );
  });

  test('a database or a password that does not exist, without waiting, and without the password', async () => {
    const databaseUrl = await copyWorld();
    const url = new URL(databaseUrl);
    url.username = 'nobody_of_this_name';
    url.password = 'hidden_word';

    // The server must report these errors at once. If it waited ten minutes for the database, as `waitMs` allows, the
    // test would exceed its time limit.
    const starting = start({ databaseUrl: url.href }, { waitMs: 600_000 });
    await expect(starting).rejects.toThrow(/the database refuses the log-in \(.*nobody_of_this_name/);
    await expect(starting).rejects.not.toThrow('hidden_word');
    await dropDatabase(databaseUrl);
    const gone = start({ databaseUrl }, { waitMs: 600_000 });
    await expect(gone).rejects.toThrow(/the database does not exist there \(/);
  });

  test('a name in HOST that does not resolve', async () => {
    const starting = start({ host: NOBODY, databaseUrl: 'postgres://app@127.0.0.1:1/keys' });

    await expect(starting).rejects.toThrow(`HOST is not valid: "${NOBODY}" is no address of this machine.`);
  });
});

interface Start {
  onLine?(line: string): void;
  waitMs?: number;
  signal?: AbortSignal;
}

/** Starts a server on a free port. The server passes each line of its log to the function `onLine`. */
function start(config: Partial<Config>, { onLine = () => {}, waitMs = 0, signal }: Start = {}) {
  const heard = new Writable({
    write(line, _encoding, done) {
      onLine(String(line));
      done();
    },
  });
  const options = { log: createLog('warn', heard), waitMs, ...(signal !== undefined && { signal }) };
  return startServer(testConfig({ baseUrl: 'http://localhost:1', ...config }), options);
}
