import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Whether a command succeeded, and everything that it printed. */
export interface CommandResult {
  isOk: boolean;
  output: string;
}

/** Runs a program to its end, with the repository's own programs first on PATH. */
export function runCommand(root: string, file: string, args: string[]): CommandResult {
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' };
  const shell = process.platform === 'win32';
  const done = spawnSync(file, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell });
  if (done.error) return { isOk: false, output: `${file} did not start: ${done.error.message}` };
  return { isOk: done.status === 0, output: done.stdout + done.stderr };
}
