import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUDGETS } from '@chatelaine/tools/budgets';
import { isFull } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { compile, olderCompiler, TODAY } from './support/compile.ts';
import { PACKAGE, run, startProgram } from './support/program.ts';
import { connect, ok, startServer } from './support/server.ts';
import { weigh } from './support/weigh.ts';
import { channel, PARTNER_KEY } from './support/words.ts';

// These tests read the files that would be published, so `tsdown` must run first.
const files = readdirSync(join(PACKAGE, 'dist'));

/** Lists the imports of a file from outside its folder. Imports in comments and words in quotes do not count. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const imports = code.matchAll(/(?<!["'])\b(?:from\s*|import\s*|require\()["']([^"']+)["']/g);
  return Array.from(imports, ([, specifier = '']) => specifier).filter((specifier) => !specifier.startsWith('./'));
}

test('publint finds nothing', async () => {
  const report = await run(PACKAGE, 'publint', '--strict');

  expect(report).toContain('All good!');
});

// A quick run skips this test: apps/api/test/packages imports the installed package in each of these ways.
if (isFull)
  test('the types resolve for every kind of importer', async () => {
    const report = await run(PACKAGE, 'attw', '--pack', '.', '--no-emoji', '--no-color');

    expect(report).toContain('No problems found');
  });

const declarations = files.filter((name) => /\.d\.[mc]ts$/.test(name));
const programs = files.filter((name) => /(?<!\.d)\.[mc]js$/.test(name));

test('each entry has a program and declarations for both kinds of module', () => {
  const wanted = ['index', 'server', 'messages', 'webhooks', 'testing'].flatMap((entry) => [
    `${entry}.d.mts`,
    `${entry}.d.cts`,
    `${entry}.mjs`,
    `${entry}.cjs`,
  ]);

  expect(files).toEqual(expect.arrayContaining(wanted));
  expect([declarations.length, programs.length].every((count) => count >= 10)).toBe(true);
});

test.each(declarations)('%s imports nothing from elsewhere and names nobody of ours', async (name) => {
  const text = await readFile(join(PACKAGE, 'dist', name), 'utf8');

  expect(importsOf(text)).toEqual([]);
  expect(text).not.toMatch(/\bimport\(|trpc\/|@chatelaine\/(shared|api)/i);
});

test.each([
  ['trpc', 'MIT License'],
  ['zod', 'MIT License'],
  ['ipaddr', 'whitequark'],
])('the licence of %s, which is bundled, goes along', async (name, words) => {
  const notice = await readFile(join(PACKAGE, `dist/LICENSE-${name}`), 'utf8');

  expect(notice).toContain(words);
});

test.each(programs)('%s depends on nothing', async (name) => {
  const text = await readFile(join(PACKAGE, 'dist', name), 'utf8');

  expect(importsOf(text)).toEqual([]);
});

test('an import from elsewhere would be seen', () => {
  const planted = `import { a } from './a.mjs';\nexport { b } from "b";\nconst c = require('c');\nrequire("./d.cjs");\nx({ path: "from", e: "e" });`;

  expect(importsOf(planted)).toEqual(['b', 'c']);
});

describe('a program carries what it imports and no more', () => {
  // Each entry has a word that only the code of this entry contains: the client reads a variable, and the fake has a
  // world.
  const CLIENT = 'CHATELAINE_PARTNER_KEY';
  const FAKE = 'Harbour Bakery';
  const WEBHOOK = 'whsec_';
  const SERVER = '__Host-';
  const MESSAGES = 'd360-api-key';
  const ALL = [CLIENT, FAKE, WEBHOOK, SERVER, MESSAGES];
  test.each([
    ['the client', "export { Chatelaine, ApiError } from '@chatelaine/sdk';", BUDGETS.sdk, [CLIENT]],
    ['server', "export * from '@chatelaine/sdk/server';", 3_200, [SERVER]],
    ['messages', "export * from '@chatelaine/sdk/messages';", 3_400, [MESSAGES]],
    ['webhooks', "export * from '@chatelaine/sdk/webhooks';", BUDGETS.webhooks, [WEBHOOK]],
    ['a verifier alone', "export { verifyWebhook } from '@chatelaine/sdk/webhooks';", 1_300, [WEBHOOK]],
    ['the fake', "export * from '@chatelaine/sdk/testing';", BUDGETS.testing, [CLIENT, FAKE, WEBHOOK]],
  ])('%s', async (_, main, limit, words) => {
    const { code, bytes } = await weigh(main);

    expect(ALL.filter((word) => code.includes(word))).toEqual(words);
    expect(bytes).toBeLessThanOrEqual(limit);
  });
});

describe('a strict program without DOM or Node types compiles', () => {
  const main = `
    import { ApiError, Chatelaine, type Channel, type CreatedChannelKey } from '@chatelaine/sdk';
    import { createMessages } from '@chatelaine/sdk/messages';
    import { connectNumbers, memoryStore, NumbersError, type Numbers } from '@chatelaine/sdk/server';
    import { fakeChatelaine, signWebhook } from '@chatelaine/sdk/testing';
    import { readReturn, verify360Signature, verifyWebhook, WebhookError } from '@chatelaine/sdk/webhooks';
    const chatelaine = new Chatelaine({ partnerKey: 'x', baseUrl: 'https://keys.example.com' });
    export async function main(): Promise<CreatedChannelKey | string> {
      const channels: Channel[] = await chatelaine.channels.list({ permission: 'shared' }).toArray({ limit: 1 });
      for await (const event of chatelaine.events.list()) if (event.type === 'permission.granted') break;
      const made = await chatelaine.channelKeys.create({ channelId: channels[0]?.id ?? '', name: 'x' }).asResult();
      if (made.ok) return made.data;
      return made.error instanceof ApiError && made.error.code === 'permission_missing' ? 'ask' : made.error.message;
    }
    export async function hear(body: Uint8Array, headers: Record<string, string | string[] | undefined>) {
      const signed = await signWebhook(body, 'c2VjcmV0');
      const event = await verifyWebhook(body, { ...headers, ...signed }, { secret: ['c2VjcmV0'] }).catch((error) =>
        error instanceof WebhookError && error.code === 'too_old' ? null : Promise.reject(error));
      const isOld = await verify360Signature('', headers['x-360dialog-signature'], 's');
      const answer = readReturn('?state=s', Object.freeze(['s', 't']));
      return answer.denied || answer.failed ? isOld : answer.state.length + answer.channelIds.length + (event?.type.length ?? 0);
    }
    const fake: Chatelaine = fakeChatelaine({ clients: [{ channels: [{ shared: true }] }] });
    fakeChatelaine().world.failNext('channels.list', 'rate_limited');
    interface Asked { url: string; headers: Record<string, string | string[] | undefined>; user: string }
    const account = (request: Asked) => request.user;
    const redirectUrl = 'https://app.example/x';
    const numbers: Numbers<Asked> = connectNumbers({ chatelaine, redirectUrl, store: memoryStore(), account, key: false });
    export async function answer(request: Asked) {
      const taken = await numbers.takeAnswer(request).catch((error) => error instanceof NumbersError ? null : Promise.reject(error));
      const messages = createMessages({ key: () => numbers.secretFor('a', taken?.shared[0] ?? '') });
      return (await messages.text({ to: '1', body: 'x' }, { idempotencyKey: 'k' })).id;
    }
    void fake;`;
  const both = { 'main.mts': main, 'main.cts': main };
  const kinds: [string, Record<string, string>, string, object][] = [
    ['nodenext, today', both, TODAY, {}],
    ['bundler, today', both, TODAY, { module: 'esnext', moduleResolution: 'bundler' }],
    ['nodenext, TypeScript 5.6', both, olderCompiler(), {}],
    ['bundler, TypeScript 5.6', both, olderCompiler(), { module: 'esnext', moduleResolution: 'bundler' }],
    [
      'node10, TypeScript 5.6',
      { 'main.ts': main },
      olderCompiler(),
      { module: 'commonjs', moduleResolution: 'node10' },
    ],
  ];
  // A quick run skips the older compilers: apps/api/test/packages uses them with the installed package.
  test.each(kinds.filter(([kind]) => isFull || kind.endsWith('today')))('%s', async (_, files, tsc, more) => {
    await expect(compile(files, tsc, more)).resolves.toBe('');
  });

  test('what is left out may be undefined too, but for `revokeMany`', async () => {
    const inputs = `
      import { Chatelaine } from '@chatelaine/sdk';
      import { fakeChatelaine } from '@chatelaine/sdk/testing';
      const none = undefined;
      const { channelKeys, channels, clients, events, ...others } = new Chatelaine();
      void channelKeys.create({ channelId: '', name: '', team: none, limits: { perMinute: none }, overlap: none });
      void channelKeys.edit('', { name: none, expiresAt: none, scopes: none, allowedAddresses: none });
      void channelKeys.list({ channelId: none, status: none, limit: none, cursor: none });
      void [channels.list({ status: none }), clients.list({ name: none }), events.list({ type: none })];
      void [others.permissions.list({ clientId: none }), others.onboarding.start({ redirectUrl: none, state: none })];
      void others.settings.update({ redirectUrls: none });
      void others.usage.query({ from: '', to: '', groupBy: none });
      void fakeChatelaine({ clients: none, scopes: none });`;
    const wrong = `${inputs}\nvoid channelKeys.revokeMany({ team: none });`;

    const told = [await compile({ 'main.mts': inputs }), await compile({ 'main.mts': wrong })];

    expect(told).toEqual(['', expect.stringMatching(/main\.mts\(14,\d+\): error TS2379/)]);
  });

  test('and a wrong one does not', async () => {
    const wrong = main.replace("baseUrl: 'https://keys.example.com'", 'baseUrl: 7').replace("'rate_limited'", "'rate'");

    const compilers = isFull ? [TODAY, olderCompiler()] : [TODAY];
    const told = await Promise.all(compilers.map((tsc) => compile({ 'main.mts': wrong }, tsc)));

    for (const text of told) expect(text).toMatch(/main\.mts\(7,[\s\S]*main\.mts\(24,/);
  });
});

test.each([
  ['main.mjs', "import { Chatelaine } from '@chatelaine/sdk';"],
  ['main.cjs', "const { Chatelaine } = require('@chatelaine/sdk');"],
])('%s runs with what would be published', async (name, load) => {
  await using server = await startServer([ok(channel)]);
  const options = JSON.stringify({ baseUrl: server.url, partnerKey: PARTNER_KEY });
  const main = `${load} new Chatelaine(${options}).channels.get('x').then((found) => console.log(found.name));`;
  await using program = await startProgram({ [name]: main });

  const printed = await run(program.folder, process.execPath, name);

  expect(printed).toBe(channel.name);
});

test('an error of the one module is an error of the other', async () => {
  await using program = await startProgram({
    'main.mjs': `
      import { createRequire } from 'node:module';
      import { ApiError } from '@chatelaine/sdk';
      const other = createRequire(import.meta.url)('@chatelaine/sdk');
      const error = new other.ApiError('No.', { code: 'internal', status: 500, requestId: '', retryable: true });
      console.log(other.ApiError === ApiError, error instanceof ApiError);`,
  });

  const printed = await run(program.folder, process.execPath, 'main.mjs');

  expect(printed).toBe('false true');
});

test.each([
  ['main.mjs', (entry: string) => `await import('@chatelaine/sdk/${entry}')`],
  ['main.cjs', (entry: string) => `require('@chatelaine/sdk/${entry}')`],
])('%s signs, verifies and plays with what would be published', async (name, load) => {
  const main = `
    (async () => {
      const { fakeChatelaine, signWebhook } = ${load('testing')};
      const { verifyWebhook, WebhookError } = ${load('webhooks')};
      const [event] = await fakeChatelaine().events.list().toArray({ limit: 1 });
      const body = JSON.stringify(event);
      const headers = await signWebhook(body, 'c2VjcmV0');
      const found = await verifyWebhook(Buffer.from(body), headers, { secret: 'c2VjcmV0' });
      const error = await verifyWebhook(body + ' ', headers, { secret: 'c2VjcmV0' }).catch((thrown) => thrown);
      console.log(found.type, error instanceof WebhookError, error.code);
    })();`;
  await using program = await startProgram({ [name]: main });

  const printed = await run(program.folder, process.execPath, name);

  expect(printed).toBe('permission.granted true bad_signature');
});

test('an error of a fake is an error of the client', async () => {
  await using program = await startProgram({
    'main.mjs': `
      import { ApiError } from '@chatelaine/sdk';
      import { fakeChatelaine } from '@chatelaine/sdk/testing';
      const error = await fakeChatelaine().channels.get('x').catch((thrown) => thrown);
      console.log(error instanceof ApiError, error.constructor === ApiError);`,
  });

  const printed = await run(program.folder, process.execPath, 'main.mjs');

  expect(printed).toBe('true true');
});

test('two servers get two clients', async () => {
  await using one = await startServer([ok(channel)]);
  await using two = await startServer([ok(channel)]);

  await Promise.all([connect(one).channels.get('1'), connect(two).channels.get('2')]);

  expect([one, two].map(({ seen }) => seen[0]?.input)).toEqual([{ id: '1' }, { id: '2' }]);
});
