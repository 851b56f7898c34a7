import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { openServices } from '../../src/services.ts';
import { copyWorld, dropDatabase, emptyDatabase } from '../world/database.ts';
import { databaseAt } from '../world/database-at.ts';
import { startWorld } from '../world/start-world.ts';
import { testConfig } from '../world/test-config.ts';

const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');

describe('a database that is unfit stops the start, before a table is made, and says why', () => {
  test.each([
    ['DateStyle', "set datestyle = 'SQL, DMY'", 'Its DateStyle is "SQL, DMY"; ISO is needed'],
    ['isolation', "set default_transaction_isolation = 'serializable'", 'Its default_transaction_isolation'],
    ['no changes', 'set default_transaction_read_only = on', 'It takes no changes'],
    ['no schema', 'set search_path = nowhere', 'The role'],
  ])('%s', async (_, set, sentence) => {
    await using database = await scratch(await emptyDatabase());
    await administer(`alter database ${database.name} ${set}`);

    await expect(start(database.url)).rejects.toThrow(`DATABASE_URL: ${sentence}`);
  });

  test('LATIN1, which would start and then make no key', async () => {
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await administer(
      `create database ${name} template template0 encoding 'LATIN1' locale_provider libc locale 'C' strategy file_copy`,
    );
    await using database = await scratch(databaseAt(inject('pgUrl'), name));

    await expect(start(database.url)).rejects.toThrow('DATABASE_URL: Its encoding is LATIN1; UTF8 is needed');

    expect(await query(database.url, "select from pg_class where relname = 'partner'")).toEqual([]);
  });
});

describe('the rights of the role', () => {
  test('that may make nothing are named before a table is made', async () => {
    await using database = await scratch(await emptyDatabase());
    await using role = await makeRole(database);

    await expect(start(role.url)).rejects.toThrow(
      `DATABASE_URL: The role "${role.name}" lacks create on database ${database.name}, create on schema public:`,
    );
  });

  test('are enough with all it needs and no more; each one that is missing is named', async () => {
    await using database = await scratch(await copyWorld());
    await using role = await makeRole(database);
    await expect(start(role.url)).rejects.toThrow(/lacks delete on identity\.account, .*, and \d+ more/);
    const all = ['identity', 'jobs', 'platform', 'public'];
    for (const schema of all) {
      await query(database.url, `grant usage on schema ${schema} to ${role.name}`);
      await query(database.url, `grant all on all tables in schema ${schema} to ${role.name}`);
      await query(database.url, `grant usage on all sequences in schema ${schema} to ${role.name}`);
    }
    // The server adds rows to the table of events, but never changes or deletes them. So it can start with a role that
    // lacks the rights to update and delete events.
    await query(database.url, `revoke update, delete on event from ${role.name}`);
    await start(role.url);

    for (const [revoke, named] of [
      ['insert on api_key', 'insert on public.api_key'],
      ['delete on identity.session', 'delete on identity.session'],
      ['select on platform.schema_stamp', 'select on platform.schema_stamp'],
      ['usage on sequence api_key_secret_id_seq', 'usage on sequence api_key_secret_id_seq'],
    ]) {
      await query(database.url, `revoke ${revoke} from ${role.name}`);
      await expect(start(role.url)).rejects.toThrow(`The role "${role.name}" lacks ${named}:`);
      await query(database.url, `grant ${revoke} to ${role.name}`);
    }
    // A new version needs more rights when it has to change tables. When the role lacks these rights, the error names
    // each of them.
    await query(database.url, "update platform.schema_stamp set stamp = 'another'");
    await expect(start(role.url)).rejects.toThrow(/lacks create on database .* ownership on identity\.account/);
  });
});

describe('ENCRYPTION_KEY', () => {
  const NAMED = 'ENCRYPTION_KEY: It is not the key under which this database keeps';

  test('of another node, or another time, stops the start and is named', async () => {
    await using world = await startWorld();

    await expect(start(world.databaseUrl, OTHER_KEY)).rejects.toThrow(NAMED);

    // Control: a second server with the right encryption key for this database can start while the first one runs.
    await start(world.databaseUrl);
    expect(await world.sql('select sealed like $1 as ok from platform.encryption_check', ['v1.%'])).toEqual([
      { ok: true },
    ]);
  });

  test('of two nodes that differ and start at once on an empty database lets one of them start', async () => {
    await using database = await scratch(await emptyDatabase());

    const told = await Promise.allSettled([start(database.url), start(database.url, OTHER_KEY)]);

    const refused = told.filter((each) => each.status === 'rejected').map(({ reason }) => String(reason));
    expect(refused).toEqual([expect.stringContaining(NAMED)]);
  });

  test('is compared with what is there, of each kind, in a database of an older version', async () => {
    await using world = await startWorld();
    const { sql, databaseUrl, demo, bakery } = world;
    const forget = () => sql('delete from platform.encryption_check');
    const { sealer } = world.services.beginWork().services;
    await forget();
    await expect(start(databaseUrl, OTHER_KEY)).rejects.toThrow(NAMED);

    // The partner's platform secret is now sealed with another encryption key. The server compares its key with other
    // sealed values too, and these values show which key belongs to the database.
    await sql("update partner set platform_secret = 'v1.of-another-key'");
    const [channel] = bakery.channels;
    const headers = sealer.seal('{}', `channel_webhook.headers ${channel?.id}`);
    await sql(
      `insert into channel_webhook (channel_id, url, headers, api_key_id, set_at)
       select $1, 'https://hooks.example', $2, min(id), now() from api_key`,
      [channel?.id, headers],
    );
    await expect(start(databaseUrl, OTHER_KEY)).rejects.toThrow(NAMED);
    await start(databaseUrl);
    await sql('delete from channel_webhook');
    await forget();
    await expect(start(databaseUrl)).rejects.toThrow(NAMED);
    const [person] = await sql<{ id: string }>('select id from identity."user" where email = $1', [
      demo.partner.user.email,
    ]);
    const secret = sealer.seal('JBSWY3DP', `authenticator.secret ${person?.id}`);
    await sql('insert into authenticator (person_id, secret, last_step, confirmed_at) values ($1, $2, 0, now())', [
      person?.id,
      secret,
    ]);
    await start(databaseUrl);
  });

  test('that is lost is replaced when the operator has said so in the database', async () => {
    await using world = await startWorld();
    await world.nodes[0].stop();
    await expect(start(world.databaseUrl, OTHER_KEY)).rejects.toThrow(NAMED);

    await world.sql('update platform.encryption_check set sealed = null');
    await start(world.databaseUrl, OTHER_KEY);

    await expect(start(world.databaseUrl)).rejects.toThrow(NAMED);
  });
});

async function start(databaseUrl: string, encryptionKey?: string): Promise<void> {
  const config = testConfig({ databaseUrl, baseUrl: 'http://localhost:1', ...(encryptionKey && { encryptionKey }) });
  const services = await openServices(config);
  await services.close();
}

async function scratch(url: string) {
  const name = new URL(url).pathname.slice(1);
  return { url, name, [Symbol.asyncDispose]: () => dropDatabase(url) };
}

async function makeRole({ url, name: database }: { url: string; name: string }) {
  const name = `r_${randomUUID().replaceAll('-', '')}`;
  await administer(`create role ${name} login password 'of a test'`);
  const own = new URL(url);
  own.username = name;
  own.password = 'of a test';
  const drop = async () => {
    await query(url, `drop owned by ${name}`);
    await administer(`drop role ${name}`);
  };
  return { name, database, url: own.href, [Symbol.asyncDispose]: drop };
}

const administer = (statement: string) => query(inject('pgUrl'), statement);

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
