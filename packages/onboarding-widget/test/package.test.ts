import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { BUDGETS } from '@chatelaine/tools/budgets';
import { gzippedBytes } from '@chatelaine/tools/gzipped-bytes';
import { isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { description, script } from './support/built.ts';

const PACKAGE = path.join(import.meta.dirname, '..');
const BIN = path.join(PACKAGE, '../../node_modules/.bin');
// Files that no program imports. A partner's page loads them, or a partner's server copies and reads them.
const FILES = ['connect.iife.js', 'connect.json'];
const ENTRIES = ['', '/element', '/react', '/preact', '/compat', '/compat/react'];

async function run(program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, PATH: `${BIN}${path.delimiter}${process.env.PATH}` };
  const { stdout } = await promisify(execFile)(program, args, { cwd: PACKAGE, env }).catch((error) => {
    throw new Error(`${program}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}

test('publint finds nothing', async () => {
  expect(await run('publint', '--strict')).toContain('All good!');
});

// A quick run skips this test, because apps/api/test/packages imports the installed package in each of these ways.
if (isFull)
  test('the types resolve for every kind of importer', async () => {
    const files = FILES.map((file) => `./${file}`);
    expect(await run('attw', '--pack', '.', '--no-emoji', '--no-color', '--exclude-entrypoints', ...files)).toContain(
      'No problems found',
    );
  });

test('the script is as small as a partner was told', () => {
  expect(gzippedBytes(script)).toBeLessThanOrEqual(BUDGETS.loader);
});

test('its description is true', () => {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;

  expect(description).toEqual({ file: 'connect.iife.js', integrity, version });
});

test.each(FILES)('"@chatelaine/onboarding-widget/%s" is found by its name, and what is inside is not', (file) => {
  const { resolve } = createRequire(import.meta.url);

  expect(resolve(`@chatelaine/onboarding-widget/${file}`)).toBe(path.join(PACKAGE, 'dist', file));
  expect(() => resolve(`@chatelaine/onboarding-widget/dist/${file}`)).toThrow(
    expect.objectContaining({ code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' }),
  );
});

test.each(ENTRIES)('"@chatelaine/onboarding-widget%s" loads where there is no window, both ways', async (entry) => {
  const name = `@chatelaine/onboarding-widget${entry}`;
  const imported = Object.keys(await import(name)).filter((one) => one !== 'module.exports' && one !== 'default');
  const required = Object.keys(createRequire(import.meta.url)(name));

  expect(imported.length).toBeGreaterThan(0);
  expect(new Set(imported)).toEqual(new Set(required));
});

test('what is published imports React and Preact alone, and evaluates nothing', () => {
  const files = readdirSync(path.join(PACKAGE, 'dist')).filter((name) => /\.([cm]?js|d\.[cm]ts)$/.test(name));
  const codes = files.map((name) => readFileSync(path.join(PACKAGE, 'dist', name), 'utf8'));
  const strangers = codes
    .flatMap((code) => Array.from(code.matchAll(/\b(?:from|require\(|import\() ?["']([^"']+)/g), ([, from]) => from))
    .filter((from) => !/^\.\/|^(react|preact|preact\/hooks)$/.test(from ?? ''));

  expect(strangers).toEqual([]);
  expect(codes.join('')).not.toMatch(/innerHTML|\beval\(|new Function|document\.write|cssText/);
});
