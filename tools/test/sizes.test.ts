import { expect, test } from 'vitest';
import { checkSizes, READING_PATH } from '../src/sizes.ts';
import { plantTree } from './tree.ts';

const READING = Object.fromEntries(Object.keys(READING_PATH).map((file) => [file, 'export {};\n']));
const lines = (count: number) => 'let x;\n'.repeat(count);
const functionOf = (count: number) => `export function f() {\n${'  f();\n'.repeat(count - 2)}}\n`;

function offencesWith(files: Record<string, string>): string[] {
  using tree = plantTree({ ...READING, ...files });
  return checkSizes(tree.root).offences;
}

test('files and functions at their limits pass', () => {
  expect(offencesWith({ 'apps/api/src/a.ts': lines(250), 'packages/sdk/src/b.ts': functionOf(60) })).toEqual([]);
});

test.each([
  ['a file', { 'apps/api/src/a.ts': lines(251) }, 'apps/api/src/a.ts has 251 lines; the limit is 250'],
  [
    'a function',
    { 'packages/sdk/src/b.ts': `\n${functionOf(61)}` },
    'packages/sdk/src/b.ts:2 has 61 lines; the limit is 60',
  ],
  [
    'an arrow function',
    { 'examples/s/src/c.tsx': `export const f = () => [\n${'  1,\n'.repeat(60)}];\n` },
    'examples/s/src/c.tsx:1 has 62 lines; the limit is 60',
  ],
  [
    'a stop of the reading path',
    { 'packages/shared/src/permission.ts': lines(151) },
    'packages/shared/src/permission.ts has 151 lines; the limit is 150',
  ],
  [
    'the story',
    { 'apps/api/test/story/delegated-key.story.test.ts': lines(61) },
    'apps/api/test/story/delegated-key.story.test.ts has 61 lines; the limit is 60',
  ],
  [
    "the SDK's fake as a whole",
    Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [`packages/sdk/src/testing/${at}.ts`, lines(at ? 240 : 231)]),
    ),
    'packages/sdk/src/testing/ has 1431 lines; the limit is 1430',
  ],
])('%s one line too long is named', (_name, files, sentence) => {
  expect(offencesWith(files)).toEqual([sentence]);
});

test('tests, migrations, declarations and texts may be long', () => {
  const places = [
    'a.test.ts',
    'platform/db/migrations/M1.ts',
    'a.d.ts',
    'texts.ts',
    'texts/de.ts',
    'texts.pt.ts',
    'page.texts.ts',
  ];

  expect(offencesWith(Object.fromEntries(places.map((file) => [`apps/api/src/${file}`, lines(400)])))).toEqual([]);
});

test('a stop of the reading path that is missing is named', () => {
  using tree = plantTree({ 'apps/api/src/a.ts': lines(1) });

  expect(checkSizes(tree.root).offences).toContain(
    'packages/shared/src/permission.ts is on the reading path and not there',
  );
});
