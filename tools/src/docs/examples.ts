import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';
import { runCommand } from '../run-command.ts';
import { fencesOf } from './markdown.ts';

/** A file to compile, made of a piece of a page; `line` is the page's line above its first one. */
export interface Snippet {
  name: string;
  line: number;
  code: string;
}

/** Compiles the TypeScript of the READMEs as a stranger would: strictly, against the built packages. */
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

/** The blocks marked `ts` or `tsx`, unless they also say `no-check`: each a module of its own. */
export function examplesOf(markdown: string): Snippet[] {
  return fencesOf(markdown).flatMap(({ label, code, firstLine }) => {
    const [extension = '', ...marks] = label.split(/\s+/);
    const isExample = /^tsx?$/.test(extension) && !marks.includes('no-check');
    return isExample ? [{ name: `L${firstLine}.${extension}`, line: firstLine, code: `${code}\nexport {};` }] : [];
  });
}

/**
 * What a page's examples take for granted: `<!-- given … -->`, which readers do not see, holds declarations of the
 * reader's own things, or of what an earlier example made. An example that declares the same name means its own.
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

/** Compiles the snippets of one page together, in a folder from which `node_modules` is found. */
function compile(root: string, page: string, snippets: Snippet[]): string[] {
  const results = path.join(root, 'tools/.results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(path.join(results, 'examples-'));
  try {
    // Empty lines before it give every error the line that it has on the page.
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

/** Gives the compiler's errors the page's name instead of the snippet's. */
function onThePage(page: string, output: string): string[] {
  const named = output.replaceAll(/^\S*\bL\d+\.(?:tsx?|d\.ts)\((\d+),(\d+)\)/gm, `${page}:$1:$2`);
  return named.split('\n').filter((line) => line !== '');
}
