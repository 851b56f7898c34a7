import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';
import { runCommand } from '../run-command.ts';
import { fencesOf } from './markdown.ts';

/**
 * A file to compile, made from a part of a page. `line` is the number of the page's line above the first line of the
 * code.
 */
export interface Snippet {
  name: string;
  line: number;
  code: string;
}

/** Compiles the TypeScript of the READMEs as a new user would: with strict options, against the built packages. */
export function checkExamples(root: string): Finding {
  const pages = repositoryFiles(root).filter((file) => /^(packages\/[^/]+\/)?README\.md$/.test(file));
  let count = 0;
  const offences = pages.flatMap((page) => {
    const markdown = readFileSync(path.join(root, page), 'utf8');
    const examples = examplesOf(markdown);
    count += examples.length;
    return examples.length === 0 ? [] : compile(root, page, [...examples, ...givenOf(markdown)]);
  });
  return { figures: `${count} examples`, offences };
}

/** Returns the blocks that are marked `ts` or `tsx` and not `no-check`. Each block is a module of its own. */
export function examplesOf(markdown: string): Snippet[] {
  return fencesOf(markdown).flatMap(({ label, code, firstLine }) => {
    const [extension = '', ...marks] = label.split(/\s+/);
    const isExample = /^tsx?$/.test(extension) && !marks.includes('no-check');
    return isExample ? [{ name: `L${firstLine}.${extension}`, line: firstLine, code: `${code}\nexport {};` }] : [];
  });
}

/**
 * Returns the declarations that the examples of a page need. A comment `<!-- given … -->` in the page has these
 * declarations, and readers do not see the comment. They declare things of the reader's own program, or things that an
 * earlier example made. When an example declares a name itself, the example uses its own declaration.
 */
export function givenOf(markdown: string): Snippet[] {
  return Array.from(markdown.matchAll(/^<!-- given\n([\s\S]*?)-->/gm), ({ index, 1: code = '' }) => {
    const line = markdown.slice(0, index).split('\n').length;
    return { name: `L${line}.d.ts`, line, code };
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

/** Compiles the snippets of one page together, in a folder from which the compiler finds `node_modules`. */
function compile(root: string, page: string, snippets: Snippet[]): string[] {
  const results = path.join(root, 'tools/.results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(path.join(results, 'examples-'));
  try {
    // The file begins with as many empty lines as the page has lines before the code, so each error has the page's line
    // number.
    for (const { name, line, code } of snippets) writeFileSync(path.join(folder, name), '\n'.repeat(line) + code);
    const compilerOptions = { ...OPTIONS, typeRoots: [path.join(root, 'node_modules/@types')] };
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
    const { isOk, output } = runCommand(root, 'tsc', ['-p', folder, '--pretty', 'false']);
    return isOk ? [] : onThePage(page, output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Replaces the snippet's name in the compiler's errors with the page's name. */
function onThePage(page: string, output: string): string[] {
  const named = output.replaceAll(/^\S*\bL\d+\.(?:tsx?|d\.ts)\((\d+),(\d+)\)/gm, `${page}:$1:$2`);
  return named.split('\n').filter((line) => line !== '');
}
