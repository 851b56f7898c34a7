import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openAddress } from '../../src/platform/db/database.ts';
import { withDatabaseLock } from '../../src/platform/db/with-lock.ts';
import { createLog, type Logger } from '../../src/platform/log.ts';
import { openServices, type ServicesOptions } from '../../src/services.ts';
import { callsAt } from '../outage/calls.ts';
import { outcomeOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { copyWorld, dropDatabase, emptyDatabase } from '../world/database.ts';
import { startWorld } from '../world/start-world.ts';
import { testConfig } from '../world/test-config.ts';
import { type Pgbouncer, startPgbouncer } from './pgbouncer.ts';
import { describeWith } from './programs.ts';

const nameOf = (url: string) => new URL(url).pathname.slice(1);

// These tests take three seconds, because they make three databases, create the tables in one of them, and call every
// door.
describeWith(['pgbouncer'], 'a pgbouncer that pools transactions', ({ pgbouncer }) => {
  let empty: string;
  let worldUrl: string;
  let pooler: Pgbouncer;
  beforeAll(async () => {
    [empty, worldUrl] = await Promise.all([emptyDatabase(), copyWorld()]);
    pooler = await startPgbouncer(pgbouncer, inject('pgUrl'), { aliases: { keys: nameOf(empty) } });
  });
  afterAll(async () => {
    await pooler[Symbol.asyncDispose]();
    await Promise.all([empty, worldUrl].map(dropDatabase));
  });

  const open = (over: object, options: ServicesOptions = {}) =>
    openServices(testConfig({ baseUrl: 'http://localhost:1', databasePooled: true, ...over }), {
      log: createLog('silent'),
      ...options,
    });

  test('three first starts at once make the tables of an empty database, with two connections and another name; so does one more', async () => {
    const databaseUrl = pooler.url('keys');

    const serviceSets = await Promise.all([1, 2, 3].map(() => open({ databaseUrl })));
    serviceSets.push(await open({ databaseUrl }, { async seed() {} }));
    const [{ count } = { count: 0 }] = await ask(empty, 'select count(*)::int from pg_database where datname = $1', [
      'keys',
    ]);
    await Promise.all(serviceSets.map((services) => services.close()));

    expect(count).toBe(0);
    expect(await ask(empty, 'select from platform.schema_stamp')).toHaveLength(1);
  });

  test('two servers answer every call at every door, and leave nothing on its connections', async () => {
    const config = { databaseUrl: pooler.url(nameOf(worldUrl)), databasePooled: true };
    await using world = await startWorld({ nodes: 2, databaseUrl: worldUrl, config });
    const calls = await callsAt(world);
    const reader = world.as(world.demo.organizationKey);
    const inTurns = (at: number) => (at % 2 === 0 ? calls[0]?.send() : reader.get('/api/v1/whoami', { node: 1 }));

    const carried = await atOnce(150, async (at) => inTurns(at), 2);
    const answered = [];
    for (const { what, send } of calls) answered.push([what, outcomeOf(await send())]);

    expect(new Set(carried.map((answer) => answer && outcomeOf(answer)))).toEqual(new Set([200]));
    expect(answered).toEqual(calls.map(({ what }) => [what, 200]));
    expect(await leftBehind(pooler.url(nameOf(worldUrl)))).toEqual(
      Array(3).fill({ statements: 0, locks: 0, timeout: '0' }),
    );
  });

  test('a transaction has its ends of time, and the connection has none after it', async () => {
    const services = await open({ databaseUrl: pooler.url(nameOf(worldUrl)) });
    const shown = await services.orm.em.transactional(async (em) => em.execute(SHOWN));
    const client = await services.pool.connect();
    await client.query('begin');
    const plain = (await client.query(SHOWN)).rows;
    await client.query('commit');
    const after = (await client.query(SHOWN)).rows;
    client.release();
    await services.close();

    expect(shown).toEqual([{ statement: '10s', lock: '8s', idle: '10s' }]);
    expect(plain).toEqual([{ statement: '5s', lock: '0', idle: '10s' }]);
    expect(after).toEqual([{ statement: '0', lock: '0', idle: '0' }]);
  });

  test('jobs and the start lock go past it where there is an address for that; without one, health says that it is asked', async () => {
    const databaseUrl = pooler.url(nameOf(worldUrl));
    const databaseDirectUrl = `${worldUrl}?application_name=past`;
    const names = "select application_name from pg_stat_activity where application_name = 'past'";
    const past = await open({ databaseUrl, databaseDirectUrl });
    const isPast = await ask(worldUrl, names);
    await past.close();
    await using world = await startWorld({ databaseUrl: worldUrl, config: { databaseUrl, databasePooled: true } });

    const { body } = await world.nobody.get('/healthz');

    expect(isPast).not.toEqual([]);
    expect(past.warnings).toEqual([]);
    expect(body).toMatchObject({
      status: 'ok',
      warnings: [expect.stringMatching(/^DATABASE_DIRECT_URL is not set.*two seconds/)],
    });
  });

  test('settings that do not say what stands there stop the start, or are named', async () => {
    const databaseUrl = pooler.url(nameOf(worldUrl));
    await using lenient = await startPgbouncer(pgbouncer, inject('pgUrl'), {
      more: ['ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout'],
    });

    await expect(open({ databaseUrl, databasePooled: false })).rejects.toThrow(/pooler stands.*set DATABASE_POOLER=/);
    await expect(open({ databaseUrl, databaseDirectUrl: empty })).rejects.toThrow(
      /DATABASE_DIRECT_URL.*another database/,
    );
    await expect(open({ databaseUrl, databaseDirectUrl: databaseUrl })).rejects.toThrow(
      /DATABASE_DIRECT_URL.*without one/,
    );
    const unsaid = await open({ databaseUrl: lenient.url(nameOf(worldUrl)), databasePooled: false });
    await unsaid.close();
    expect(unsaid.warnings).toEqual([expect.stringMatching(/^A pooler stands.*Set DATABASE_POOLER=/)]);
  });

  test('who waits for the start lock says for whom; a start that dies through the pooler lets the next one in', async () => {
    const database = openAddress(pooler.url(nameOf(worldUrl)), true);
    const log = heard();
    await using holder = await connect(`${pooler.url(nameOf(worldUrl))}?application_name=chatelaine-start%20node-a`);
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock($1)', ['7163666163187083369']);

    const waiting = withDatabaseLock(database, async () => 'in', { log: log.log, tellAfterMs: 0 });
    await expect
      .poll(log.lines)
      .toEqual([
        expect.stringMatching(
          /waits for the start lock.*held by chatelaine-start node-a from 127\.0\.0\.1 .*pg_terminate_backend\(\d+\)/,
        ),
      ]);
    await holder.end();

    expect(await waiting).toBe('in');
    await expect(withDatabaseLock(database, () => Promise.reject(new Error('of the task')), log)).rejects.toThrow(
      'of the task',
    );
    expect(await withDatabaseLock(database, async () => 'again', log)).toBe('again');
  });
});

test('a start whose lock is cut ends, and says why', async () => {
  const databaseUrl = await emptyDatabase();
  const database = openAddress(databaseUrl);
  let taken = () => {};
  const isTaken = new Promise<void>((resolve) => (taken = resolve));

  const start = withDatabaseLock(
    database,
    () => {
      taken();
      return new Promise(() => {});
    },
    { log: createLog('silent') },
  );
  await Promise.race([isTaken, start]);
  await ask(
    databaseUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'chatelaine-start%'",
  );

  await expect(start).rejects.toThrow(/connection that holds the start lock was cut/);
  await dropDatabase(databaseUrl);
});

const LEFT = `select (select count(*)::int from pg_prepared_statements) as statements,
  (select count(*)::int from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as locks,
  current_setting('statement_timeout') as timeout`;
const SHOWN = `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
  current_setting('idle_in_transaction_session_timeout') as idle`;

// Looks at three connections of the database. The three transactions are open at the same time, so pgbouncer must give
// each of them another connection.
async function leftBehind(url: string): Promise<unknown[]> {
  const left = [];
  await using clients = new AsyncDisposableStack();
  for (let each = 0; each < 3; each++) {
    const client = clients.use(await connect(url));
    await client.query('begin');
    left.push((await client.query(LEFT)).rows[0]);
  }
  return left;
}

async function connect(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(url);
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

async function ask(url: string, text: string, values: unknown[] = []) {
  await using client = await connect(url);
  return (await client.query(text, values)).rows;
}

function heard(): { log: Logger; lines(): string[] } {
  const lines: string[] = [];
  const log = createLog('silent');
  log.warn = ((_: object, line: string) => void lines.push(line)) as Logger['warn'];
  return { log, lines: () => lines };
}
