import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { undocumented } from '@chatelaine/tools/undocumented';
import { expect, test } from 'vitest';
import { PACKAGE } from './support/program.ts';

const dist = join(PACKAGE, 'dist');
const declarations = readdirSync(dist).filter((name) => name.endsWith('.d.mts'));

test('every type, method and field that a partner sees in the editor says what it is', () => {
  const missing = declarations.flatMap((name) =>
    undocumented(readFileSync(join(dist, name), 'utf8')).map(({ line, code }) => `${name}:${line} ${code}`),
  );

  expect(declarations.length).toBeGreaterThan(3);
  expect(missing).toEqual([]);
});

test('control: what has no docstring is found', () => {
  const planted = [
    '/** A key. */',
    'interface Key {',
    '  /** Its id. */',
    '  id: string;',
    '  name?: string | undefined;',
    '  account: {',
    '    /** Its id. */',
    '    id: string;',
    '    of: string;',
    '  };',
    '}',
    'declare const X: {',
    '  readonly a: 1;',
    '};',
    'type Y = string;',
  ];

  expect(undocumented(planted.join('\n')).map(({ line }) => line)).toEqual([5, 6, 9, 15]);
});
