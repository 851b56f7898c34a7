import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import type { Project } from './project.ts';
import { runToEnd } from './run.ts';

/** The versions of TypeScript that users of the packages may have. */
export const COMPILERS = ['7', '6', '5.5'] as const;
export type Compiler = (typeof COMPILERS)[number];

/** A compiler that is installed in the project. */
export interface RunningCompiler extends AsyncDisposable {
  /** Compiles the files that the `tsconfig.json` of a folder names. Returns the errors, or an empty text. */
  check(folder: string): Promise<string>;
}

/**
 * Starts a compiler.
 *
 * TypeScript 7 is fast. So `tsc` is started anew for each folder, as users of the packages start it, and checks every
 * file that it reads.
 *
 * An older version needs five seconds only to read the types of React, Node and the DOM. So each older version has one
 * process for all folders, which reads each of these files only once. The process checks our declarations and the
 * programs that use them. In a full run, it also checks the declarations of other packages.
 */
export function startCompiler(project: Project, name: Compiler): RunningCompiler {
  if (name === '7') return { check: (folder) => compileOnce(project, folder), [Symbol.asyncDispose]: async () => {} };
  const program = path.join(project.folder, 'programs/compiler.mjs');
  const args = [`typescript-${name}`, ...(isFull ? ['all'] : [])];
  const child = fork(program, args, { cwd: project.folder, env: {}, execArgv: [] });
  const ended = once(child, 'exit');
  return {
    async check(folder) {
      child.send(folder);
      const [wrong] = await Promise.race([
        once(child, 'message'),
        ended.then(([code]) => Promise.reject(new Error(`TypeScript ${name} ended with ${code}.`))),
      ]);
      return String(wrong);
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function compileOnce(project: Project, folder: string): Promise<string> {
  const tsc = path.join(project.folder, 'node_modules/typescript-7/bin/tsc');
  const args = [tsc, '-p', '.', '--pretty', 'false'];
  const { code, stdout, stderr } = await runToEnd({ cwd: folder }, process.execPath, ...args);
  return code === 0 ? '' : `${stdout}${stderr}`;
}
