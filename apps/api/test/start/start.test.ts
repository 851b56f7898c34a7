import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chatelaine } from '@chatelaine/sdk';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import type { DemoFile } from '../../src/demo-world.ts';
import { isAlive } from '../../src/platform/db/embedded/process-alive.ts';
import { signInAt } from '../person-browser.ts';
import { isGone, startProcess, untilHealthy } from './running.ts';

const root = mkdtempSync(path.join(tmpdir(), 'chatelaine-start-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const readDemo = (dir: string) => JSON.parse(readFileSync(path.join(dir, 'demo.json'), 'utf8')) as DemoFile;
const postgresPid = (dir: string) =>
  Number(readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('a fresh start makes the demo world and says how to sign in; Ctrl-C stops everything', async () => {
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
  expect(await server.end('SIGINT')).toBe(0);

  expect(isAlive(postgres)).toBe(false);
  expect(await isGone(`${server.siteUrl}/healthz`)).toBe(true);
});

test('a start after kill -9 loses nothing, and the partner site ended with its parent', async () => {
  const dir = path.join(root, 'killed');
  await using first = await startProcess(dir);
  await untilHealthy(`${first.siteUrl}/healthz`);
  const demo = readDemo(dir);
  const request = await partnerOf(first.baseUrl, demo).onboarding.start({ state: 'kept' });

  await first.end('SIGKILL');
  expect(await isGone(`${first.siteUrl}/healthz`)).toBe(true);
  await using second = await startProcess(dir);

  await expect(partnerOf(second.baseUrl, demo).onboarding.get(request.id)).resolves.toMatchObject({ state: 'kept' });
  expect(readDemo(dir).partner).toEqual(demo.partner);
});

test('without demo.json the start makes new passwords and a new key, and keeps the accounts', async () => {
  const dir = path.join(root, 'forgotten');
  await using first = await startProcess(dir);
  const before = readDemo(dir);
  await first.end('SIGINT');
  rmSync(path.join(dir, 'demo.json'));

  await using second = await startProcess(dir);
  const after = readDemo(dir);

  expect(after.partner.id).toBe(before.partner.id);
  expect(after.clients.map(({ channels }) => channels.map(({ id }) => id))).toEqual(
    before.clients.map(({ channels }) => channels.map(({ id }) => id)),
  );
  expect(after.partner.partnerKey).not.toBe(before.partner.partnerKey);
  await expect(partnerOf(second.baseUrl, after).settings.get()).resolves.toMatchObject({ name: 'Acme Inbox' });
  await expect(signInAt(second.baseUrl, after.partner.user)).resolves.toBeDefined();
  await expect(signInAt(second.baseUrl, before.partner.user)).rejects.toMatchObject({ status: 401 });
});

test('two starts at once on an empty folder share one database and one demo world', async () => {
  const dir = path.join(root, 'twins');
  const [one, two] = await Promise.all([startProcess(dir), startProcess(dir)]);
  const demo = readDemo(dir);
  await expect(partnerOf(one.baseUrl, demo).clients.list()).resolves.toMatchObject({ data: { length: 3 } });

  // The database belongs to whoever is left.
  expect(await one.end('SIGINT')).toBe(0);
  await expect(partnerOf(two.baseUrl, demo).clients.list()).resolves.toMatchObject({ data: { length: 3 } });
  expect(await two.end('SIGINT')).toBe(0);
});

test('two starts at once on an empty database of your own both come up; without DEMO nothing is seeded', async () => {
  const url = inject('pgUrl');
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create database empty_twins');
  await client.end();
  const env = { DATABASE_URL: url.replace(/\/[^/]*$/, '/empty_twins') };

  const dirs = [path.join(root, 'own-1'), path.join(root, 'own-2')];
  const servers = await Promise.all(dirs.map((dir) => startProcess(dir, env)));

  for (const server of servers) expect(await server.end('SIGINT')).toBe(0);
  expect(dirs.some((dir) => existsSync(path.join(dir, 'demo.json')))).toBe(false);
});

test('in production missing settings stop the start with a sentence for each', async () => {
  const start = startProcess(path.join(root, 'production'), { NODE_ENV: 'production' });

  await expect(start).rejects.toThrow(
    /BASE_URL must be set[\s\S]*DATABASE_URL must be set[\s\S]*AUTH_SECRET must be set[\s\S]*ENCRYPTION_KEY must be set/,
  );
});

const partnerOf = (baseUrl: string, demo: DemoFile) =>
  new Chatelaine({ baseUrl, partnerKey: demo.partner.partnerKey, maxRetries: 0 });
