import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** A server that runs in a process of its own, in the same way as `npm start` runs it. */
export interface RunningProcess extends AsyncDisposable {
  baseUrl: string;
  siteUrl: string;
  /** Returns all output that the process has written until now. */
  printed(): string;
  /** Sends this signal to the process, and waits until the process has ended. Returns the exit code. */
  end(signal: EndingSignal): Promise<number | null>;
  /** Resolves when the process has ended, for any reason. */
  ended: Promise<unknown>;
}

type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

/**
 * The environment variables of every program that a test starts. They name the folder of this test run for temporary
 * files. They also name a common folder for compiled code, so that a program does not compile the same code again.
 */
export const PROGRAM_ENV = {
  ...(process.env.PATH !== undefined && { PATH: process.env.PATH }),
  TMPDIR: tmpdir(),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(tmpdir(), 'compiled'),
};

/**
 * Starts the server in a process of its own, and waits until the server reports that it is healthy. The ports are free
 * ones, unless `env` has a `PORT`.
 */
export function startProcess(dataDir: string, env: Record<string, string> = {}, main = MAIN): Promise<RunningProcess> {
  return start([process.execPath, main], dataDir, env);
}

/**
 * Starts the server with `npm start`, but without the scripts before the start, which install and build. A test sends
 * its signals to the npm process, and not to the server itself.
 */
export function startByNpm(dataDir: string, env: Record<string, string> = {}): Promise<RunningProcess> {
  const quiet = { npm_config_cache: path.join(tmpdir(), 'npm'), npm_config_update_notifier: 'false' };
  return start(['npm', 'start', '--ignore-scripts', '--'], dataDir, { ...quiet, ...env });
}

async function start(
  [program, ...args]: [string, ...string[]],
  dataDir: string,
  env: Record<string, string>,
): Promise<RunningProcess> {
  // A test that starts a server again gives its port, so readers find the server at the same address.
  const [port, sitePort] = await Promise.all([env.PORT ?? freePort(), freePort()]);
  const child = spawn(program, [...args, '--data-dir', dataDir], {
    cwd: ROOT,
    env: { ...PROGRAM_ENV, PORT: String(port), PARTNER_SITE_PORT: String(sitePort), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  const exited = once(child, 'exit');
  const baseUrl = `http://localhost:${port}`;
  await untilHealthy(`${baseUrl}/healthz`, child, () => text);
  const end = async (signal: EndingSignal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const siteUrl = `http://localhost:${sitePort}`;
  const dispose = async () => void (await end('SIGINT'));
  return { baseUrl, siteUrl, printed: () => text, end, ended: exited, [Symbol.asyncDispose]: dispose };
}

/**
 * Waits until this address answers with the status 200. If this does not happen in time, throws an error with the
 * output of the process.
 */
export async function untilHealthy(url: string, child?: ChildProcess, printed = () => ''): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (child?.exitCode != null) {
      await allRead(child);
      throw new Error(`It ended with ${child.exitCode}:\n${printed()}`);
    }
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} never answered 200:\n${printed()}`);
}

// After a process has ended, its last output may still be unread in the pipe. So this function waits until the pipes
// are closed.
async function allRead({ stdout, stderr }: ChildProcess): Promise<void> {
  for (const stream of [stdout, stderr]) if (stream?.closed === false) await once(stream, 'close');
}

/**
 * Waits until no server accepts connections at this address. Returns false if a server still does when the time is
 * over.
 */
export async function isGone(url: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await fetch(url).catch(() => null)) === null) return true;
    await pause(50);
  }
  return false;
}
