import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { PROGRAM_ENV } from '../test/start/running.ts';
import { testInFull } from '../test/test-in-turn.ts';
import { copyWorld, dropDatabase, emptyDatabase } from '../test/world/database.ts';
import { testConfig } from '../test/world/test-config.ts';
import { sentenceOf } from './admin-words.ts';
import { Refusal } from './platform/refusal.ts';

interface Ended {
  code: unknown;
  stdout: string;
  stderr: string;
}

const ADMIN = path.join(import.meta.dirname, 'admin.ts');

// These tests take over two seconds, because each command runs in its own process, as at an operator's terminal.
function runAtTerminal(dataDir: string, env: Record<string, string>, ...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const args = [ADMIN, '--data-dir', dataDir, ...argv];
    execFile(process.execPath, args, { env: { ...PROGRAM_ENV, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

const folder = () => mkdtempSync(path.join(tmpdir(), 'chatelaine-admin-'));
const secrets = () => {
  const { authSecret: AUTH_SECRET, encryptionKey: ENCRYPTION_KEY } = testConfig({});
  return { AUTH_SECRET, ENCRYPTION_KEY };
};

const AWAY = 'postgres://me:hidden@127.0.0.1:1/none';

test('without the settings of the server a command makes nothing and says so', async () => {
  const dir = folder();

  const ended = await runAtTerminal(dir, {}, 'partner', 'add', '--name', 'Relay');

  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^DATABASE_URL is not set, and there is no embedded database in .*\.\n$/);
  expect(readdirSync(dir)).toEqual([]);
});

testInFull('nor does it with half of them', { like: 'without the settings of the server' }, async () => {
  const dir = folder();

  const ended = await runAtTerminal(dir, { DATABASE_URL: AWAY }, 'partner', 'add', '--name', 'Relay');

  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^AUTH_SECRET and ENCRYPTION_KEY are not set, and none are kept in .*\.\n$/);
  expect(readdirSync(dir)).toEqual([]);
});

const ONE_SENTENCE = 'a database that is away is one sentence, without a stack and without the password';
testInFull(ONE_SENTENCE, { like: 'an empty database is refused and stays empty' }, async () => {
  const away = { ...secrets(), DATABASE_URL: AWAY };

  const ended = await runAtTerminal(folder(), away, 'list');

  expect(ended).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'Database: none at 127.0.0.1:1\nDATABASE_URL: the database "none" at 127.0.0.1:1 cannot be used: nothing listens there (ECONNREFUSED).\n',
  });
});

test('an empty database is refused and stays empty; in the right one a partner may be called help', async () => {
  await using own = new AsyncDisposableStack();
  const [empty, world] = [await emptyDatabase(), await copyWorld()];
  own.defer(async () => void (await Promise.all([empty, world].map(dropDatabase))));
  const dir = folder();
  const run = (DATABASE_URL: string) =>
    runAtTerminal(dir, { ...secrets(), DATABASE_URL }, 'partner', 'add', '--name', 'help');
  const name = (address: string) => new URL(address).pathname.slice(1);

  const [refused, made] = [await run(empty), await run(world)];

  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`There is no Chatelaine in ${name(empty)} at `);
  expect(await relationsIn(empty)).toBe(0);
  expect(made.code).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ id: expect.stringMatching(/PA$/), redirectUrls: [] });
  expect(made.stderr).toMatch(new RegExp(`^Database: ${name(world)} at 127\\.0\\.0\\.1:\\d+\n`));
});

/** Counts the tables, views and sequences of a database, but not the tables and views of PostgreSQL itself. */
async function relationsIn(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rowCount } = await client.query(
    "select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema$)'",
  );
  await client.end();
  return rowCount ?? 0;
}

test.each([
  [
    new Refusal('not_found', 'partner aPA'),
    'There is nothing with this id: "list", "person list" and "key list" show what there is. (partner aPA)',
  ],
  [
    new Refusal('suspended', 'client bCL'),
    'This account is suspended: "suspend <id> --resume" lets it go on. (client bCL)',
  ],
  [new Refusal('conflict', 'x', { message: 'An account always has an owner.' }), 'An account always has an owner.'],
  [
    new Refusal('invalid_input', 'x', { issues: [{ path: 'allowedAddresses.0', message: 'A network.' }] }),
    '--address: A network.',
  ],
  [
    Object.assign(new Error('database "x" does not exist'), { code: '3D000', routine: 'r' }),
    'The database cannot be used: database "x" does not exist, 3D000.',
  ],
  [
    Object.assign(new Error("insert into t values ('secret')"), { code: '42P01', routine: 'r' }),
    'The command failed: (a database error), 42P01.',
  ],
  [
    new AggregateError([Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' })]),
    'The database cannot be used: connect ECONNREFUSED ::1:1.',
  ],
])('%o is told the operator in his own words', (thrown, sentence) => {
  expect(sentenceOf(thrown)).toBe(sentence);
  expect(sentenceOf(thrown)).not.toContain('not yours');
});
