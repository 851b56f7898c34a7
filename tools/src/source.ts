import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, parseSync } from 'vite';

/** A file of TypeScript or JavaScript, parsed. */
export interface Source {
  program: ESTree.Program;
  text: string;
  /** The line, from 1, on which a position of the program lies. */
  lineAt(position: number): number;
}

/** Parses a file of the repository. @throws when its syntax is wrong, naming the place. */
export function readSource(root: string, file: string): Source {
  return parseSource(file, readFileSync(path.join(root, file), 'utf8'));
}

/** Parses text as what the file's name says it is. @throws as {@link readSource}. */
export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}\n${error.codeframe ?? ''}`);
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)];
  return { program, text, lineAt: (position) => lineStarts.findLastIndex((start) => start <= position) + 1 };
}
