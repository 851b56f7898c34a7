import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = path.join(import.meta.dirname, '../src');

/** Finds the classes that a style sheet describes: those that are a whole selector, such as `.box`. */
function classesIn(css: string): string[] {
  const selectors = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+(?=\{)/g) ?? [];
  return selectors
    .flatMap((selector) => selector.split(','))
    .flatMap((each) => /^\s*\.([\w-]+)\s*$/.exec(each)?.[1] ?? []);
}

/** Returns the classes that several style sheets describe, each with its files. */
function twice(files: readonly { file: string; css: string }[]): string[] {
  const found = Map.groupBy(
    files.flatMap(({ file, css }) => [...new Set(classesIn(css))].map((name) => ({ name, file }))),
    ({ name }) => name,
  );
  return [...found].flatMap(([name, all]) =>
    all.length > 1 ? [`${name}: ${all.map(({ file }) => file).join(', ')}`] : [],
  );
}

// All screens share one style sheet. Two rooms that describe the same class would each change the look of the other.
test('each class is described in one style sheet', () => {
  const files = globSync('**/*.css', { cwd: SOURCES }).map((file) => ({
    file,
    css: readFileSync(path.join(SOURCES, file), 'utf8'),
  }));

  expect(files.length).toBeGreaterThan(20);
  expect(twice(files)).toEqual([]);
});

test('control: a class that two rooms describe is found', () => {
  const css = '/* .x { */ .facts, .fact:first-child { gap: 0 } @media print { .facts { gap: 1px } }';

  expect(
    twice([
      { file: 'a.css', css },
      { file: 'b.css', css: '.facts dt { gap: 0 } .facts{gap:0}' },
    ]),
  ).toEqual(['facts: a.css, b.css']);
});
