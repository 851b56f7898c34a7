import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fencesOf } from '../../../../../tools/src/docs/markdown.ts';
import type { Published } from './published.ts';

/**
 * The code blocks of a README that the tests check. `compiled`: the blocks that must compile. `programs`: the blocks
 * that can also run alone. `commonJs`: the CommonJS blocks.
 */
export interface Readme {
  /**
   * Each example as one module, named by its line in the README. There are further files, which declare the names that
   * an example uses but does not declare.
   */
  compiled: Record<string, string>;
  programs: string[];
  commonJs: string[];
}

/**
 * Reads the code blocks of a package's README. The words after a block's language say how the block is checked, for
 * `npm run verify` too. CONTRIBUTING.md lists these words under "Tests".
 */
export function readReadme({ folder }: Published): Readme {
  const page = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const fences = fencesOf(page).map(({ label, ...rest }) => ({ ...rest, marks: label.split(/\s+/) }));
  const examples = fences.filter(({ marks }) => /^tsx?$/.test(marks[0] ?? '') && !marks.includes('no-check'));
  const given = Array.from(page.matchAll(/^<!-- given\n([\s\S]*?)-->/gm), ([, code = '']) => code);
  return {
    compiled: {
      ...Object.fromEntries(given.map((code, i) => [`given${i}.d.ts`, code])),
      ...Object.fromEntries(examples.map((one) => [`L${one.firstLine}.${one.marks[0]}`, `${one.code}\nexport {};\n`])),
    },
    programs: examples.filter(({ marks }) => marks.includes('run')).map(({ code }) => code),
    commonJs: fences.filter(({ marks }) => marks[0] === 'js').map(({ code }) => code),
  };
}
