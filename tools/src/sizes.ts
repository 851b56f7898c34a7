import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, Visitor } from 'vite';
import type { Check, Finding } from './check.ts';
import { isTest, sourceFiles } from './repository.ts';
import { parseSource, type Source } from './source.ts';

const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 60;

/** The files that a newcomer reads, in this order, and the maximum number of lines of each file. */
export const READING_PATH: Record<string, number> = {
  'apps/api/test/story/delegated-key.story.test.ts': 60,
  'packages/shared/src/permission.ts': 150,
  'packages/shared/src/rule/permission.rule.ts': 150,
  'apps/api/src/api-key/create-channel-key.ts': 150,
  'apps/api/src/door/messaging/door.ts': 150,
  'packages/sdk/src/resource/channel-keys.ts': 150,
};

/**
 * Folders whose files together must have at most this number of lines. The fake of the SDK must stay small, because it
 * uses the rules of `shared` and has no rules of its own.
 */
const FOLDERS: Record<string, number> = { 'packages/sdk/src/testing/': 1_430 };

/** Names every file and function that is too long, and every missing file of the reading path. */
export const sizes: Check = { name: 'sizes', run: checkSizes };

interface Length {
  place: string;
  lines: number;
}

/** Measures all sources of a repository. */
export function checkSizes(root: string): Finding {
  const measured = sourceFiles(root)
    .filter(isMeasured)
    .map((file) => measureFile(file, readFileSync(path.join(root, file), 'utf8')));
  const files = measured.map(({ file }) => file);
  const functions = measured.flatMap((one) => one.functions);
  const offences = [
    ...tooLong(files, MAX_FILE_LINES),
    ...tooLong(functions, MAX_FUNCTION_LINES),
    ...Object.entries(FOLDERS).flatMap(([folder, limit]) => judgeFolder(files, folder, limit)),
    ...Object.entries(READING_PATH).flatMap(([file, limit]) => judgeStop(root, file, limit)),
  ];
  const figures = `${files.length} files, longest ${longest(files)}; ${functions.length} functions, longest ${longest(functions)}`;
  return { figures, offences };
}

/**
 * Whether the limits apply to a file. They do not apply to tests, migrations, declarations and catalogues of texts,
 * because such files are as long as the things that they list.
 */
function isMeasured(file: string): boolean {
  return !isTest(file) && !file.endsWith('.d.ts') && !/\/migrations\/|\/texts\/|[/.]texts(\.[a-z]+)?\.tsx?$/.test(file);
}

function measureFile(file: string, text: string): { file: Length; functions: Length[] } {
  return { file: { place: file, lines: countLines(text) }, functions: functionsOf(file, parseSource(file, text)) };
}

function judgeFolder(files: readonly Length[], folder: string, limit: number): string[] {
  const inside = files.filter(({ place }) => place.startsWith(folder));
  const lines = inside.reduce((sum, file) => sum + file.lines, 0);
  return lines > limit ? [`${folder} has ${lines} lines; the limit is ${limit}`] : [];
}

const countLines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function functionsOf(file: string, source: Source): Length[] {
  const found: Length[] = [];
  const add = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    const first = source.lineAt(node.start);
    found.push({ place: `${file}:${first}`, lines: source.lineAt(node.end - 1) - first + 1 });
  };
  new Visitor({ FunctionDeclaration: add, FunctionExpression: add, ArrowFunctionExpression: add }).visit(
    source.program,
  );
  return found;
}

function tooLong(lengths: Length[], limit: number): string[] {
  return lengths
    .filter(({ lines }) => lines > limit)
    .map(({ place, lines }) => `${place} has ${lines} lines; the limit is ${limit}`);
}

function judgeStop(root: string, file: string, limit: number): string[] {
  if (!existsSync(path.join(root, file))) return [`${file} is on the reading path and not there`];
  return tooLong([{ place: file, lines: countLines(readFileSync(path.join(root, file), 'utf8')) }], limit);
}

const longest = (lengths: Length[]) => lengths.reduce((most, { lines }) => Math.max(most, lines), 0);
