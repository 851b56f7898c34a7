import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// This import comes first, because the module throws when the variable `FULL` has a value that means neither a quick
// run nor a full run.
import '@chatelaine/tools/rounds';
import { removeFolder } from '@chatelaine/tools/run-folder';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type DemoFile, ensureDemoWorld } from '../src/demo-world.ts';
import { passwordHash } from '../src/person/password-hash.ts';
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts';
import { openServices } from '../src/services.ts';
import { clearLeftovers, endNow, folderOfDatabases, foldersOfRuns, makeFolder } from './leftovers.ts';
import { databaseAt } from './world/database-at.ts';
import { testConfig } from './world/test-config.ts';
import { cookieIn } from './world/visitor.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the one PostgreSQL of this run. */
    pgUrl: string;
    /** The accounts of the database `world`, which every test copies. */
    demo: DemoFile;
    /** The cookie of every person of the demo world, by e-mail. These persons are already signed in. */
    cookies: Record<string, string>;
    /** The folder for temporary files of this run. */
    temporary: string;
  }
}

// Test data does not have to survive a power cut, so PostgreSQL does not wait for the disk.
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'].flatMap((set) => [
  '-c',
  set,
]);

/**
 * Starts one real PostgreSQL for the run. The database `world` of this PostgreSQL contains the demo world. Every test
 * copies the database `world` in about 10 ms.
 */
export async function setup(project: TestProject) {
  const given = givenDatabase(process.env.TEST_DATABASE_URL);
  await clearLeftovers(foldersOfRuns());
  const dir = makeFolder(tmpdir());
  const home = given === undefined ? makeFolder(folderOfDatabases()) : null;
  const folders = home === null ? [dir] : [dir, home];
  endAtSignals(folders);
  const server = home === null ? null : await startEmbedded(path.join(home, 'data'), FLAGS);
  const url = given ?? server?.url ?? '';
  const client = new pg.Client(url);
  await client.connect().catch(({ message }: Error) => {
    throw new Error(
      `${given === undefined ? 'The database of this run' : 'TEST_DATABASE_URL'} cannot be used: ${message}`,
    );
  });
  // A killed run can leave databases in the PostgreSQL of `TEST_DATABASE_URL`, so this run drops them. A PostgreSQL
  // that this run has started itself has no such databases.
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname = 'world' or datname ~ '^t_[0-9a-f]{32}$'`,
  );
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  await client.query('create database world');
  if (home !== null) await makeEntryCheap(client, url, path.join(home, 'data'));
  await client.end();

  mkdirSync(path.join(dir, 'tmp'));
  const { demo, cookies } = await makeWorld(databaseAt(url, 'world'), dir);
  project.provide('pgUrl', url);
  project.provide('demo', demo);
  project.provide('cookies', cookies);
  project.provide('temporary', path.join(dir, 'tmp'));
  return async () => {
    await server?.stop();
    for (const each of folders) removeFolder(each);
  };
}

/**
 * Returns the value of `TEST_DATABASE_URL`, the address of an existing PostgreSQL. An empty value counts as not set.
 * The error message does not contain the address, because the address has a password.
 */
function givenDatabase(url = ''): string | undefined {
  if (url === '') return undefined;
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new Error(
    'TEST_DATABASE_URL is no address. Write postgres://user:password@host:port/database, or leave it out.',
  );
}

/**
 * Ends the database at once when a signal ends the run. At a signal Vitest exits without a teardown. Without this
 * function the database would keep running, and its files, which may be in memory, would stay until the next run.
 */
function endAtSignals(folders: readonly string[]): void {
  for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }))
    process.once(signal, () => {
      endNow(folders);
      process.exit(128 + number);
    });
}

/**
 * Makes logging in to PostgreSQL cheap. A run opens some thousand connections. With SCRAM, client and server would
 * compute 4,096 hashes each for every connection, and send three messages each way. Here the client sends the plain
 * password, and PostgreSQL checks the password with a single hash.
 */
async function makeEntryCheap(client: pg.Client, url: string, dir: string): Promise<void> {
  const { username, password } = new URL(url);
  await client.query('set scram_iterations = 1');
  await client.query(
    `alter role ${client.escapeIdentifier(username)} password ${client.escapeLiteral(decodeURIComponent(password))}`,
  );
  const entry = path.join(dir, 'pg_hba.conf');
  writeFileSync(entry, readFileSync(entry, 'utf8').replaceAll(/\bscram-sha-256$/gm, 'password'));
  await client.query('select pg_reload_conf()');
}

const OPENING = { codeSkipped: false, suffices: async () => true };

async function makeWorld(databaseUrl: string, dataDir: string) {
  const config = testConfig({ databaseUrl, dataDir, baseUrl: 'http://localhost:1' });
  let demo: DemoFile | undefined;
  const services = await openServices(config, {
    async seed(opened) {
      demo = await ensureDemoWorld(opened, config);
    },
  });
  if (demo === undefined) throw new Error('The demo world was not made.');
  const cookies: Record<string, string> = {};
  for (const { user } of [demo.partner, ...demo.clients]) {
    const verified = await services.identity.verifyPassword(user.email, user.password);
    const set = verified && (await services.identity.openSession(verified, {}, OPENING));
    cookies[user.email] = cookieIn(set ?? []);
    // The tests of a run sign in some hundred times. Checking a real hash would cost 20 MB and a twentieth of a second
    // each time, so the persons of the demo world get cheap hashes. The server still computes a real hash for a new
    // person.
    const hash = await passwordHash.hash(user.password, { memoryKib: 16, passes: 1 });
    await services.pool.query(
      'update identity.account set password = $1 where "userId" = (select id from identity."user" where email = $2)',
      [hash, user.email],
    );
  }
  await services.close();
  return { demo, cookies };
}
