import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fencesOf } from '../../../../../tools/src/docs/markdown.ts';
import type { Published } from './published.ts';

/**
 * The code blocks of a README that must work: the blocks to compile, the blocks that also run alone, and the CommonJS
 * blocks.
 */
export interface Readme {
  /**
   * Each example as one module, named by its line. Other files declare the names that the examples use without a
   * declaration.
   */
  compiled: Record<string, string>;
  programs: string[];
  commonJs: string[];
}

/**
 * Reads the README in the package. `npm run verify` uses the same marks of code blocks: see CONTRIBUTING.md, "Tests".
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
