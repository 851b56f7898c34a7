import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { PACKAGE, run, startProgram } from './program.ts';

/** The path of this repository's compiler. */
export const TODAY: string = join(PACKAGE, '../../node_modules/typescript/bin/tsc');

/**
 * Returns the path of TypeScript 5.6, the oldest TypeScript in this repository. The package `attw` depends on this
 * version.
 */
export function olderCompiler(): string {
  const core = createRequire(import.meta.url).resolve('@arethetypeswrong/core/package.json');
  return createRequire(core).resolve('typescript/bin/tsc');
}

/**
 * Compiles files with strict options. By default the types of the DOM and of Node are missing. Returns the errors, or
 * an empty text.
 */
export async function compile(files: Record<string, string>, tsc: string = TODAY, more: object = {}): Promise<string> {
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
  // A quick run does not check the compiler's own declarations. They are no code of ours, and an older compiler would
  // spend a third of its time on them.
  const own = { skipDefaultLibCheck: !isFull };
  const compilerOptions = {
    ...strict,
    ...own,
    module: 'nodenext',
    lib: ['es2022'],
    target: 'es2022',
    types: [],
    ...more,
  };
  const config = JSON.stringify({ compilerOptions, include: ['.'] });
  await using program = await startProgram({ ...files, 'tsconfig.json': config });
  return await run(program.folder, process.execPath, tsc, '-p', '.', '--pretty', 'false').catch(String);
}
