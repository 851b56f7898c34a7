import { readdirSync, readFileSync } from 'node:fs';
import { undocumented } from '@chatelaine/tools/undocumented';
import { expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);

// This test relies on the function `undocumented`. The docs test of the SDK shows that the function finds a missing
// docstring.
test('every type, method and field that a page sees in the editor says what it is', () => {
  const declarations = readdirSync(dist).filter((name) => name.endsWith('.d.mts'));
  const missing = declarations.flatMap((name) =>
    undocumented(readFileSync(new URL(name, dist), 'utf8')).map(({ line, code }) => `${name}:${line} ${code}`),
  );

  expect(declarations.length).toBeGreaterThan(6);
  expect(missing).toEqual([]);
});
