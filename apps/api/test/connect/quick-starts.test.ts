import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fencesOf } from '../../../../tools/src/docs/markdown.ts';
import { freePort } from '../free-port.ts';
import { startWorld, type World } from '../world/start-world.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const opened = new AsyncDisposableStack();
let world: World;
beforeAll(async () => {
  world = opened.use(await startWorld());
});
afterAll(() => opened.disposeAsync());

/**
 * Returns the code blocks with the label `ts` in the README of this package. Readers copy these blocks into their
 * programs.
 */
async function blocksOf(name: string): Promise<string[]> {
  const page = await readFile(path.join(ROOT, 'packages', name, 'README.md'), 'utf8');
  return fencesOf(page).flatMap(({ label, code }) => (label === 'ts' ? [code] : []));
}

interface Program extends AsyncDisposable {
  site: string;
}

/**
 * Runs a code block as a reader of the README would: in a file of its own, with the environment variables for the
 * server's address and the partner key.
 */
async function startBlock(code: string): Promise<Program> {
  const results = path.join(ROOT, 'apps/api/.results');
  await mkdir(results, { recursive: true });
  const folder = await mkdtemp(path.join(results, 'quick-start-'));
  await writeFile(path.join(folder, 'main.mts'), code);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const env = { CHATELAINE_URL: world.baseUrl, CHATELAINE_PARTNER_KEY: world.demo.partner.partnerKey };
  const child: ChildProcess = spawn(process.execPath, ['main.mts'], {
    cwd: folder,
    // With `NODE_ENV=test`, Express does not print the errors that routes throw. With any other value, Express prints
    // them.
    env: { ...env, SITE_URL: site, PORT: String(port), NODE_ENV: 'test' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await eventually(() => fetch(`${site}/nowhere`).then(({ status }) => status, String)).toBe(404);
  return {
    site,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Returns the cookie that this response sets, without its attributes, as a browser sends it back. */
const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
const post = (address: string, body: object, cookie = '') =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const orders = () => world.bakery.channels[0]?.id ?? '';
const answer = async (url: string | null) =>
  (await world.as(world.bakery.user).share(url ?? '', [orders()])).redirectTo;

// This test takes long, because it starts another process that loads Node, Express and our packages.
test("the first block of the SDK's README asks, confirms, makes a key and sends", async () => {
  const [code = ''] = await blocksOf('sdk');
  await using program = await startBlock(code);
  await world.partner.settings.update({ redirectUrls: [`${program.site}/whatsapp`] });

  const asked = await fetch(`${program.site}/connect`, { headers: { accept: 'text/html' }, redirect: 'manual' });
  const address = await answer(asked.headers.get('location'));
  const confirmed = await fetch(address, { headers: { cookie: cookieOf(asked) } });
  const sent = await post(`${program.site}/send`, { channelId: orders(), to: '447700900999', text: 'Hello' });

  expect(await confirmed.text()).toBe(`granted: ${orders()}`);
  expect(await sent.json()).toEqual({ id: expect.stringMatching(/^wamid\./) });
  // Control: a request for the same address without the cookie of the browser is refused.
  expect((await fetch(address)).status).toBe(400);
});

test("the first block of the widget's README serves the button, and takes its answer from both sides", async () => {
  const [code = ''] = await blocksOf('onboarding-widget');
  await using program = await startBlock(code);
  await world.partner.settings.update({ redirectUrls: [`${program.site}/`] });

  const page = await (await fetch(program.site)).text();
  const script = await fetch(`${program.site}/chatelaine-connect.js`);
  const asked = await post(`${program.site}/connect`, {});
  const address = await answer(JSON.parse(await asked.text()).url);
  const returned = await fetch(address, { headers: { cookie: cookieOf(asked) } });
  const state = new URL(address).searchParams.get('state');
  const told = await post(`${program.site}/done`, { state }, cookieOf(asked));

  expect(page).toContain('<chatelaine-connect>');
  expect([script.status, script.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
  expect([returned.status, await returned.text()]).toEqual([200, page]);
  expect(await told.json()).toEqual({ status: 'granted', shared: [orders()] });
  // Control: the same POST request without the cookie of the browser is refused.
  expect((await post(`${program.site}/done`, { state })).status).toBe(400);
});

test("the README's store in PostgreSQL adds and deletes once, lists by beginning, and forgets what is over", async () => {
  const code = (await blocksOf('sdk')).find((one) => one.includes('postgresStore')) ?? '';
  const { stripTypeScriptTypes } = await import('node:module');
  const script = stripTypeScriptTypes(code)
    .replaceAll(/^import .*$/gm, '')
    .replace('export const postgresStore', 'const postgresStore');
  await world.sql('create table chatelaine (name text primary key, value text not null, expires_at timestamptz)');
  const pool = {
    query: async (text: string, values: unknown[]) => {
      const found = await world.sql(/^\s*(insert|delete)/.test(text) ? `${text} returning *` : text, values);
      return { rowCount: found.length, rows: found };
    },
  };
  const turn = (value: string) => [...value].reverse().join('');
  const store = new Function('pool', 'encrypt', 'decrypt', `${script}; return postgresStore;`)(pool, turn, turn);

  const added = await Promise.all([1, 2, 3].map((one) => store.add('key/a_b/1', `wac_${one}`)));
  await store.add('key/aXb/1', 'x');
  await store.add('making/a', '', new Date(Date.now() - 1000));

  expect(added.filter(Boolean)).toHaveLength(1);
  expect(await store.list('key/a_b/')).toEqual([{ name: 'key/a_b/1', value: expect.stringMatching(/^wac_\d$/) }]);
  expect(await store.get('making/a')).toBeUndefined();
  expect(await store.add('making/a', '', new Date(Date.now() + 60_000))).toBe(true);
  expect(await store.add('making/a', '', new Date(Date.now() + 60_000))).toBe(false);
  const deleted = await Promise.all([1, 2].map(() => store.delete('key/a_b/1')));
  expect(deleted.filter(Boolean)).toHaveLength(1);
  expect((await world.sql<{ value: string }>('select value from chatelaine')).map(({ value }) => value)).not.toContain(
    'wac_1',
  );
});
