import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { PACKAGE, run, startProgram } from './program.ts';

/** The compiler of this repository. */
export const TODAY: string = join(PACKAGE, '../../node_modules/typescript/bin/tsc');

/** A compiler of the 5.6 line: the one that `attw` brings along, so the oldest in the house. */
export function olderCompiler(): string {
  const core = createRequire(import.meta.url).resolve('@arethetypeswrong/core/package.json');
  return createRequire(core).resolve('typescript/bin/tsc');
}

/** Compiles files as a strict partner does, without DOM and Node types unless told otherwise; gives what is wrong. */
export async function compile(files: Record<string, string>, tsc: string = TODAY, more: object = {}): Promise<string> {
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
  // What the compiler brings along is not ours: a third of the time of an older one goes into it.
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
