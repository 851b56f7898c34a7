import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Chatelaine } from '@chatelaine/sdk';
import { afterAll, expect, test } from 'vitest';
import type { DemoFile } from '../../src/demo-world.ts';
import { isAlive } from '../../src/platform/db/embedded/process-alive.ts';
import { startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts';
import { testInFull } from '../test-in-turn.ts';
import { dropDatabase, emptyDatabase } from '../world/database.ts';
import { testConfig } from '../world/test-config.ts';
import { signInAt } from '../world/visitor.ts';
import { isGone, startByNpm, startProcess, untilHealthy } from './running.ts';

const root = mkdtempSync(path.join(tmpdir(), 'chatelaine-start-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
// The processes in these tests start slowly when other processes use the machine. The tests check what happens, and not
// how long it takes, so the time limit is high.
const PATIENT = { timeout: 180_000 };

const readDemo = (dir: string) => JSON.parse(readFileSync(path.join(dir, 'demo.json'), 'utf8')) as DemoFile;
const postgresPid = (dir: string) =>
  Number(readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/**
 * Returns the data folder of a server that has run and was stopped. The first call makes such a folder, which takes
 * three seconds. Every call returns a new copy of this folder.
 */
async function usedFolder(name: string): Promise<string> {
  made ??= makeUsed();
  const dir = path.join(root, name);
  // The copy keeps the owner of each file. When the test runs as root, PostgreSQL runs as another user, and this user
  // must own its files.
  await promisify(execFile)('cp', ['-Rp', await made, dir]);
  return dir;
}

let made: Promise<string> | undefined;
async function makeUsed(): Promise<string> {
  const dir = path.join(root, 'used');
  const server = await startProcess(dir);
  await server.end('SIGINT');
  return dir;
}

// Each start of a process takes over two seconds. So this test starts one process, and checks everything that this
// process can show.
test(
  'a fresh start makes the demo world and says how to sign in; Ctrl-C stops everything, also while a request never ends and a second signal comes',
  PATIENT,
  async () => {
    const dir = path.join(root, 'fresh');
    await using server = await startProcess(dir);
    const demo = readDemo(dir);
    expect(statSync(path.join(dir, 'demo.json')).mode & 0o777).toBe(0o600);
    expect(demo).toMatchObject({ baseUrl: server.baseUrl, partnerSiteUrl: server.siteUrl });
    expect(demo.clients.map(({ payment, channels }) => [payment, channels.length])).toEqual([
      ['direct', 4],
      ['partner', 2],
      ['direct', 0],
      ['direct', 1],
    ]);
    expect(
      demo.clients
        .flatMap(({ channels }) => channels)
        .every(({ phoneNumber }) => /^\+447700900\d{3}$|^\+1202555\d{4}$/.test(phoneNumber)),
    ).toBe(true);
    const key = await fetch(`${server.baseUrl}/api/v1/whoami`, { headers: { 'x-api-key': demo.organizationKey } });
    expect(await key.json()).toMatchObject({
      account: { id: demo.clients[0]?.id },
      scopes: ['read', 'send', 'manage', 'events'],
    });
    await untilHealthy(`${server.siteUrl}/healthz`);
    const postgres = postgresPid(dir);

    await expect.poll(server.printed).toContain(demo.clients[0]?.user.password);
    expect(server.printed()).toContain('webhooks may lead to this machine');
    expect(server.printed()).toContain(`"npm run demo -- --demo-file ${dir}/demo.json"`);
    await beginRequest(server.baseUrl);
    expect(await Promise.all([server.end('SIGINT'), server.end('SIGHUP')])).toEqual([0, 0]);

    // The process has ended. The system may still list it until the process that adopted it has asked for its status.
    await expect.poll(() => isAlive(postgres)).toBe(false);
    expect(await isGone(`${server.siteUrl}/healthz`)).toBe(true);
    made ??= Promise.resolve(dir);
  },
);

/** Sends the first lines of an HTTP request, but never the rest of the request. */
async function beginRequest(baseUrl: string): Promise<void> {
  const socket = connect(Number(new URL(baseUrl).port), 'localhost');
  // When the time for the last calls is over, the server cuts this connection. The socket then reports an error, which
  // the test ignores.
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.write('POST /messages HTTP/1.1\r\nhost: x\r\n', () => resolve()));
}

test(
  'without demo.json the start makes new passwords and a new key, and keeps the accounts; kill -9 loses nothing, and SIGHUP, which npm does not pass on, leaves nothing behind',
  PATIENT,
  async () => {
    const dir = await usedFolder('forgotten');
    const before = readDemo(dir);
    rmSync(path.join(dir, 'demo.json'));

    await using first = await startProcess(dir);
    const after = readDemo(dir);

    expect(after.partner.id).toBe(before.partner.id);
    expect(after.clients.map(({ channels }) => channels.map(({ id }) => id))).toEqual(
      before.clients.map(({ channels }) => channels.map(({ id }) => id)),
    );
    expect(after.partner.partnerKey).not.toBe(before.partner.partnerKey);
    await expect(partnerOf(first.baseUrl, after).settings.get()).resolves.toMatchObject({ name: 'Acme Inbox' });
    await expect(signInAt(first.baseUrl, after.partner.user)).resolves.toBeDefined();
    await expect(signInAt(first.baseUrl, before.partner.user)).rejects.toMatchObject({ status: 401 });

    await untilHealthy(`${first.siteUrl}/healthz`);
    const request = await partnerOf(first.baseUrl, after).onboarding.start({ state: 'kept' });
    await first.end('SIGKILL');
    // The parent process has ended, and its child process with the partner site has ended with it.
    expect(await isGone(`${first.siteUrl}/healthz`)).toBe(true);

    await using second = await startByNpm(dir);
    await expect(partnerOf(second.baseUrl, after).onboarding.get(request.id)).resolves.toMatchObject({ state: 'kept' });
    expect(readDemo(dir).partner).toEqual(after.partner);
    const postgres = postgresPid(dir);

    await second.end('SIGHUP');
    expect(await isGone(`${second.baseUrl}/healthz`)).toBe(true);
    await expect.poll(() => isAlive(postgres)).toBe(false);
  },
);

test('two starts at once on an empty folder share one database', PATIENT, async () => {
  const dir = path.join(root, 'together', 'postgres');
  const [one, two] = await Promise.all([startEmbedded(dir), startEmbedded(dir)]);

  expect([one.url, one.pid]).toEqual([two.url, two.pid]);
  expect([one.reused, two.reused].sort()).toEqual([false, true]);
  await (one.reused ? two : one).stop();
  expect(isAlive(one.pid)).toBe(false);
});

const TWINS = 'two starts at once on an empty folder share one demo world too';
testInFull(TWINS, { like: 'two starts at once on an empty folder share one database', ...PATIENT }, async () => {
  const dir = path.join(root, 'twins');
  const [one, two] = await Promise.all([startProcess(dir), startProcess(dir)]);
  const demo = readDemo(dir);
  await expect(partnerOf(one.baseUrl, demo).clients.list()).resolves.toMatchObject({ data: { length: 3 } });

  // The two servers share one database. When the first server stops, the database still runs for the second server.
  expect(await one.end('SIGINT')).toBe(0);
  await expect(partnerOf(two.baseUrl, demo).clients.list()).resolves.toMatchObject({ data: { length: 3 } });
  expect(await two.end('SIGINT')).toBe(0);
});

const OWN_TWINS = 'two starts at once on an empty database of your own both come up; without DEMO nothing is seeded';
testInFull(OWN_TWINS, { like: 'two starts at once on an empty folder share one database', ...PATIENT }, async () => {
  const databaseUrl = await emptyDatabase();
  const env = { DATABASE_URL: databaseUrl, ENCRYPTION_KEY: testConfig({}).encryptionKey };

  const dirs = [path.join(root, 'own-1'), path.join(root, 'own-2')];
  const servers = await Promise.all(dirs.map((dir) => startProcess(dir, env)));

  for (const server of servers) expect(await server.end('SIGINT')).toBe(0);
  expect(dirs.some((dir) => existsSync(path.join(dir, 'demo.json')))).toBe(false);
  await dropDatabase(databaseUrl);
});

testInFull(
  'SIGTERM to npm start left the server on its port',
  { like: 'SIGHUP to npm start', ...PATIENT },
  async () => {
    const databaseUrl = await emptyDatabase();
    await using server = await startByNpm(path.join(root, 'npm-term'), { DATABASE_URL: databaseUrl });

    await server.end('SIGTERM');

    expect(await isGone(`${server.baseUrl}/healthz`)).toBe(true);
    await dropDatabase(databaseUrl);
  },
);

const partnerOf = (baseUrl: string, demo: DemoFile) =>
  new Chatelaine({ baseUrl, partnerKey: demo.partner.partnerKey, maxRetries: 0 });
