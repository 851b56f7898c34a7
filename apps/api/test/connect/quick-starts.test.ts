import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signWebhook } from '../../../../packages/sdk/src/testing/index.ts';
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

const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

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
  const env = {
    CHATELAINE_URL: world.baseUrl,
    CHATELAINE_PARTNER_KEY: world.demo.partner.partnerKey,
    CHATELAINE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  };
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
test("the first block of the SDK's README asks, confirms, makes a key, sends, and hears of the withdrawal", async () => {
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

  const webhook = await world.partner.webhooks.create({ url: `${program.site}/webhooks`, secret: WEBHOOK_SECRET });
  const { id: tested } = await world.partner.webhooks.test(webhook.id);
  await world.as(world.bakery.user).share((await world.partner.onboarding.start()).url, []);
  // The program answers 401 for the key that has ended, and 404 as soon as it has forgotten the number.
  const again = () => post(`${program.site}/send`, { channelId: orders(), to: '447700900999', text: 'Hello' });
  await eventually(async () => (await again()).status).toBe(404);
  await eventually(async () => (await world.partner.webhooks.delivery(tested)).status).toBe('delivered');

  const deliveries = await world.partner.webhooks.deliveries(webhook.id, { status: 'delivered' }).toArray({ limit: 9 });
  expect(deliveries.map(({ event, lastStatus }) => `${event} ${lastStatus}`)).toContain('permission.withdrawn 204');
  // Control: the same body with the signature of another secret is refused.
  const headers = await signWebhook('{}', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD');
  const forged = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
  expect((await fetch(`${program.site}/webhooks`, forged)).status).toBe(400);
});

test("the receiver in the project's README takes what is signed, and nothing else", async () => {
  const page = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const code = fencesOf(page).find((one) => one.label === 'js' && one.code.includes('WEBHOOK_SECRET'))?.code ?? '';
  const port = await freePort();
  const env = { ...process.env, WEBHOOK_SECRET, PORT: String(port) };
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  await eventually(() => printed.join('')).toContain('Listening');
  const send = async (body: string, headers: Record<string, string>) =>
    (await fetch(`http://localhost:${port}`, { method: 'POST', body, headers })).status;
  const signed = await signWebhook('{"a":"é"}', WEBHOOK_SECRET);
  const { 'webhook-signature': signature, ...unsigned } = signed;
  const tenMinutesAgo = new Date(Date.now() - 600_000);

  const taken = [
    await send('{"a":"é"}', signed),
    await send('{"a":"é"}', { ...unsigned, 'webhook-signature': `v1,AAAA ${signature}` }),
  ];
  const refused = [
    await send('{"a":"e"}', signed),
    await send('{"a":"é"}', unsigned),
    await send('{"a":"é"}', { ...signed, 'webhook-id': 'evt_x' }),
    await send('{"a":"é"}', { ...signed, 'webhook-timestamp': 'now' }),
    await send('{"a":"é"}', await signWebhook('{"a":"é"}', WEBHOOK_SECRET, tenMinutesAgo)),
  ];
  child.kill();
  await ended;

  expect(taken).toEqual([204, 204]);
  expect(refused).toEqual([400, 400, 400, 400, 400]);
  expect(printed.join('')).toContain(`${signed['webhook-id']} {"a":"é"}`);
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
