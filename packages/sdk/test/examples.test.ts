import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { compile, TODAY } from './support/compile.ts';
import { examplesIn, GIVEN } from './support/examples.ts';
import { PACKAGE } from './support/program.ts';

const sources = globSync('src/**/*.ts', { cwd: PACKAGE }).filter((file) => !file.endsWith('.test.ts'));
const examples = sources.flatMap((file) => examplesIn(join(PACKAGE, file)));
const DOM = { lib: ['es2024', 'dom'] };

/**
 * Makes a module from each example. In the module, the example begins on the same line number as in its source file.
 */
function filesOf(found: typeof examples): Record<string, string> {
  const modules = found.map(({ file, line, code }) => {
    const name = `${relative(PACKAGE, file).replaceAll(/\W/g, '-')}-${line}.mts`;
    return [name, `${'\n'.repeat(line - 1)}${code}\nexport {};\n`];
  });
  return { 'given.d.ts': GIVEN, ...Object.fromEntries(modules) };
}

test('every example in a docstring compiles against what would be published', async () => {
  const told = await compile(filesOf(examples), TODAY, DOM);

  expect(examples.length).toBeGreaterThanOrEqual(24);
  expect(told).toBe('');
});

test('a wrong example is found, by its line', async () => {
  const wrong =
    '/**\n * Does.\n *\n * @example\n * await chatelaine.channels.got(channelId);\n */\nexport const x = 1;\n';

  const told = await compile(filesOf(examplesIn(join(PACKAGE, 'src/wrong.ts'), wrong)), TODAY, DOM);

  expect(told).toMatch(/src-wrong-ts-5\.mts\(5,\d+\): error TS\d+: Property 'got' does not exist/);
});

test('every method of a resource has an example', () => {
  const lacking = sources
    .filter((file) => file.startsWith('src/resource/'))
    .flatMap((file) => {
      const text = readFileSync(join(PACKAGE, file), 'utf8');
      const methods = text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+)\(/g);
      return Array.from(methods, ([, comment = '', name]) => (comment.includes('@example') ? '' : `${file} ${name}`));
    });

  expect(lacking.length).toBeGreaterThanOrEqual(16);
  expect(lacking.filter((name) => name !== '')).toEqual([]);
});
