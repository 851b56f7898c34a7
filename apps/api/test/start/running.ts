import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** A server as `npm start` runs it: a process of its own. */
export interface RunningProcess extends AsyncDisposable {
  baseUrl: string;
  siteUrl: string;
  /** All that it printed. */
  printed(): string;
  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal: EndingSignal): Promise<number | null>;
}

type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

/**
 * What a program of ours is started with: what it leaves lies in the folder of this run, and it need not compile again
 * what others have compiled.
 */
export const PROGRAM_ENV = {
  ...(process.env.PATH !== undefined && { PATH: process.env.PATH }),
  TMPDIR: tmpdir(),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(tmpdir(), 'compiled'),
};

/** Starts the server's process on free ports and waits for its first healthy answer. */
export function startProcess(dataDir: string, env: Record<string, string> = {}, main = MAIN): Promise<RunningProcess> {
  return start([process.execPath, main], dataDir, env);
}

/** The same by `npm start`, without what comes before it: installing and building. What is told to end then is npm. */
export function startByNpm(dataDir: string, env: Record<string, string> = {}): Promise<RunningProcess> {
  const quiet = { npm_config_cache: path.join(tmpdir(), 'npm'), npm_config_update_notifier: 'false' };
  return start(['npm', 'start', '--ignore-scripts', '--'], dataDir, { ...quiet, ...env });
}

async function start(
  [program, ...args]: [string, ...string[]],
  dataDir: string,
  env: Record<string, string>,
): Promise<RunningProcess> {
  const [port, sitePort] = await Promise.all([freePort(), freePort()]);
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
  return { baseUrl, siteUrl, printed: () => text, end, [Symbol.asyncDispose]: async () => void (await end('SIGINT')) };
}

/** Waits until an address answers 200, or says what the process printed instead. */
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

// What a process printed last may still be in the pipe when it has ended.
async function allRead({ stdout, stderr }: ChildProcess): Promise<void> {
  for (const stream of [stdout, stderr]) if (stream?.closed === false) await once(stream, 'close');
}

/** Whether nothing listens at an address any more. */
export async function isGone(url: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await fetch(url).catch(() => null)) === null) return true;
    await pause(50);
  }
  return false;
}
