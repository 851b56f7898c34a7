import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const HOME = path.join(import.meta.dirname, '..');
const FOLDER = path.join(HOME, '.results/readme');

// The check of the documents cannot compile JSX. So the README marks its example with `no-check`, and this test
// compiles the example in place of that check.
test("the README's example compiles, and one with a prop that nobody knows does not", () => {
  const [, example = ''] =
    /^```tsx no-check\n(.*?)^```$/ms.exec(readFileSync(path.join(HOME, 'README.md'), 'utf8')) ?? [];
  const errors = compile({ example, misspelt: example.replace('tone="good"', 'tint="good"') });
  const inExample = errors.split('\n').filter((line) => /example\.tsx/.test(line));
  expect(inExample).toEqual([]);
  expect(errors).toMatch(/misspelt\.tsx.*'tint' does not exist/s);
});

/** Compiles both files at once, because most of the time goes into the types that both files use. */
function compile(files: Record<string, string>): string {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, code] of Object.entries(files)) writeFileSync(path.join(FOLDER, `${name}.tsx`), code);
  writeFileSync(path.join(FOLDER, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }));
  try {
    return execFileSync(path.join(HOME, '../../node_modules/.bin/tsc'), ['-p', FOLDER], { encoding: 'utf8' });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}
