import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The folder of this package. */
export const PACKAGE: string = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(PACKAGE, '../../node_modules/.bin');

/** Runs a program of the workspace. Rejects with the program's output when the program fails. */
export async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}` };
  const { stdout } = await promisify(execFile)(program, args, { cwd, env }).catch((error) => {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout.trim();
}

/**
 * Creates a folder with a partner's program. The program can use the files of the package that would be published, and
 * nothing else.
 */
export async function startProgram(files: Record<string, string>): Promise<AsyncDisposable & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'chatelaine-sdk-'));
  const installed = join(folder, 'node_modules/@chatelaine/sdk');
  await mkdir(installed, { recursive: true });
  for (const part of ['package.json', 'dist'])
    await cp(join(PACKAGE, part), join(installed, part), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true }) };
}
