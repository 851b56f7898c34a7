import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fencesOf } from '../../../../../tools/src/docs/markdown.ts';
import type { Published } from './published.ts';

/** What a README promises to work, as files: what is compiled, what also runs by itself, and CommonJS. */
export interface Readme {
  /** Each example a module of its own, named by its line; and declarations of what it takes for granted. */
  compiled: Record<string, string>;
  programs: string[];
  commonJs: string[];
}

/** Reads the README that is packed. The marks are those of `npm run verify`: CONTRIBUTING.md, "Tests". */
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
