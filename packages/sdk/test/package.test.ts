import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { PACKAGE, run, startProgram } from './support/program.ts';
import { connect, ok, startServer } from './support/server.ts';
import { channel, PARTNER_KEY } from './support/words.ts';

// These tests look at what would be published: `tsdown` comes first.

test('publint finds nothing', async () => {
  const report = await run(PACKAGE, 'publint', '--strict');

  expect(report).toContain('All good!');
});

test('the types resolve for every kind of importer', async () => {
  const report = await run(PACKAGE, 'attw', '--pack', '.', '--no-emoji', '--no-color');

  expect(report).toContain('No problems found');
});

test.each(['index.d.mts', 'index.d.cts'])('%s imports nothing and names nobody of ours', async (name) => {
  const text = await readFile(join(PACKAGE, 'dist', name), 'utf8');

  expect(text).not.toMatch(/\bfrom ['"]|\bimport\(|\brequire\(|trpc\/|@chatelaine\/(shared|api)/i);
});

test('the licence of what is bundled goes along', async () => {
  const notice = await readFile(join(PACKAGE, 'dist/LICENSE-trpc'), 'utf8');

  expect(notice).toContain('MIT License');
});

test.each(['index.mjs', 'index.cjs'])('%s depends on nothing', async (name) => {
  const text = await readFile(join(PACKAGE, 'dist', name), 'utf8');

  expect(text).not.toMatch(/^(import|export) .*\bfrom ['"]|\brequire\(/m);
});

test('a program that imports Chatelaine carries at most 9 kB for it', async () => {
  await using program = await startProgram({ 'main.mjs': "export { Chatelaine, ApiError } from '@chatelaine/sdk';" });

  const output = await build({
    root: program.folder,
    logLevel: 'silent',
    configFile: false,
    build: { write: false, lib: { entry: 'main.mjs', formats: ['es'] }, minify: 'oxc' },
  });

  const [result] = Array.isArray(output) ? output : [];
  const code = result?.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('') ?? '';
  expect(code).toContain('CHATELAINE_PARTNER_KEY');
  expect(gzipSync(code).length).toBeLessThanOrEqual(9 * 1024);
});

describe('a strict program without DOM or Node types compiles', () => {
  const main = `
    import { ApiError, Chatelaine, type Channel, type CreatedChannelKey } from '@chatelaine/sdk';
    const chatelaine = new Chatelaine({ partnerKey: 'x', baseUrl: 'https://keys.example.com' });
    export async function main(): Promise<CreatedChannelKey | string> {
      const channels: Channel[] = await chatelaine.channels.list({ permission: 'shared' }).toArray({ limit: 1 });
      for await (const event of chatelaine.events.list()) if (event.type === 'permission.granted') break;
      const made = await chatelaine.channelKeys.create({ channelId: channels[0]?.id ?? '', name: 'x' }).asResult();
      if (made.ok) return made.data;
      return made.error instanceof ApiError && made.error.code === 'permission_missing' ? 'ask' : made.error.message;
    }`;
  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('module %s, resolution %s', async (module, moduleResolution) => {
    const lib = ['es2022'];
    const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
    const compilerOptions = { ...strict, module, moduleResolution, lib, target: 'es2022', types: [] };
    await using program = await startProgram({
      'main.mts': main,
      'main.cts': main,
      'tsconfig.json': JSON.stringify({ compilerOptions }),
    });

    await expect(run(program.folder, 'tsc', '-p', '.')).resolves.toBe('');
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

test('two servers get two clients', async () => {
  await using one = await startServer([ok(channel)]);
  await using two = await startServer([ok(channel)]);

  await Promise.all([connect(one).channels.get('1'), connect(two).channels.get('2')]);

  expect([one, two].map(({ seen }) => seen[0]?.input)).toEqual([{ id: '1' }, { id: '2' }]);
});
