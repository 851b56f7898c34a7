import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, parseSync } from 'vite';

/** A file of TypeScript or JavaScript, parsed. */
export interface Source {
  program: ESTree.Program;
  text: string;
  /** Returns the line, from 1, of a position in the program. */
  lineAt(position: number): number;
}

/** Parses a file of the repository. @throws when the syntax of the file is wrong. The message names the place. */
export function readSource(root: string, file: string): Source {
  return parseSource(file, readFileSync(path.join(root, file), 'utf8'));
}

/**
 * Parses a text. The ending of the file's name chooses the language. @throws when the syntax is wrong, as {@link
 * readSource}.
 */
export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}\n${error.codeframe ?? ''}`);
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)];
  return { program, text, lineAt: (position) => lineStarts.findLastIndex((start) => start <= position) + 1 };
}
