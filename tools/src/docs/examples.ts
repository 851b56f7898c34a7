import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';
import { runCommand } from '../run-command.ts';
import { fencesOf } from './markdown.ts';

/** An example of a page: its code, and where its opening fence stands. */
interface Example {
  page: string;
  line: number;
  extension: string;
  code: string;
}

/** Compiles the TypeScript of the READMEs as a stranger would: strictly, against the built packages. */
export function checkExamples(root: string): Finding {
  const pages = repositoryFiles(root).filter((file) => /^(packages\/[^/]+\/)?README\.md$/.test(file));
  const examples = pages.flatMap((page) => examplesOf(page, readFileSync(path.join(root, page), 'utf8')));
  const offences = examples.length === 0 ? [] : compile(root, examples);
  return { figures: `${examples.length} examples`, offences };
}

/** The blocks marked `ts` or `tsx`, unless they also say `no-check`. */
export function examplesOf(page: string, markdown: string): Example[] {
  return fencesOf(markdown).flatMap(({ label, code, firstLine }) => {
    const [extension = '', ...marks] = label.split(/\s+/);
    const isExample = /^tsx?$/.test(extension) && !marks.includes('no-check');
    return isExample ? [{ page, line: firstLine, extension, code }] : [];
  });
}

const OPTIONS = {
  target: 'es2024',
  module: 'nodenext',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
};

/** Each example is a module of its own, in a folder from which `node_modules` is found. */
function compile(root: string, examples: Example[]): string[] {
  const results = path.join(root, 'tools/.results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(path.join(results, 'examples-'));
  try {
    const names = new Map(examples.map((example, i) => [`example-${i}.${example.extension}`, example]));
    for (const [name, { line, code }] of names) {
      // Empty lines before it give every error the line that it has on the page.
      writeFileSync(path.join(folder, name), `${'\n'.repeat(line)}${code}\nexport {};\n`);
    }
    const compilerOptions = { ...OPTIONS, typeRoots: [path.join(root, 'node_modules/@types')] };
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
    const { isOk, output } = runCommand(root, 'tsc', ['-p', folder, '--pretty', 'false']);
    return isOk ? [] : [onThePage(output, names)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives the compiler's errors the page's name instead of the folder's. */
function onThePage(output: string, names: Map<string, Example>): string {
  return output
    .trim()
    .replaceAll(/^.*?(example-\d+\.tsx?)\((\d+),(\d+)\)/gm, (_all, name: string, line: string, column: string) => {
      return `${names.get(name)?.page}:${line}:${column}`;
    });
}
