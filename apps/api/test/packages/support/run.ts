import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The exit code and the output of a program that has ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The folder in which a program runs, and all its environment variables. */
export interface Place {
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a program until it ends, without standard input. */
export async function runToEnd({ cwd, env = {} }: Place, program: string, ...args: string[]): Promise<Ended> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** Runs a program that must succeed. Returns the text that the program prints. */
export async function run(place: Place, program: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(place, program, ...args);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
}

/**
 * Runs npm with the Node that runs `npm test`, because npm was installed for this Node. The first Node
 * on PATH is not used, because it is the version that this repository installs as a package.
 */
export function npm(cwd: string, ...args: string[]): Promise<string> {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const place = { cwd, env: outsideOfNpm() };
  return cli ? run(place, node ?? 'node', cli, ...args, ...quiet) : run(place, 'npm', ...args, ...quiet);
}

// Returns the environment without the variables that `npm test` sets for the folder and the workspaces of this
// repository. These variables would make npm work in this repository instead of the project.
function outsideOfNpm(): NodeJS.ProcessEnv {
  const isOfThisRun =
    /^npm_(package|lifecycle|config_(local_prefix|workspaces?|include_workspace_root|prefix|global)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfThisRun.test(name)));
}
