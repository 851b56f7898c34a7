import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createCluster, passwordFile } from './create-cluster.ts';
import { nativeBinaries } from './native-binaries.ts';
import { type PostgresUser, postgresUser } from './postgres-user.ts';
import { isAlive } from './process-alive.ts';

/** A running PostgreSQL that this process started or found. */
export interface EmbeddedPostgres {
  url: string;
  pid: number;
  /** Whether another process started this PostgreSQL. That process may have been killed since. */
  reused: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL on a data folder, or finds the server that already uses that folder.
 *
 * The bundled PostgreSQL needs no installation and no new user on the machine, and the start also works as root. A
 * server whose parent process was killed is used again. Two callers at the same time get the same server.
 */
export async function startEmbedded(dataDir: string, flags: string[] = []): Promise<EmbeddedPostgres> {
  const dir = path.resolve(dataDir);
  mkdirSync(path.dirname(dir), { recursive: true });
  const native = nativeBinaries();
  const user = postgresUser(native, dir);
  await createCluster(dir, user);
  for (let tries = 0; ; tries++) {
    const running = await findRunning(dir);
    if (running) return running;
    const started = await tryStart(dir, user, flags);
    if (typeof started !== 'string') return started;
    // PostgreSQL could not start for one of three reasons. Another start has taken the data folder, a server that is
    // ending still uses the folder, or another program has taken the port.
    if (tries >= 80 || !/lock file|shared memory|TCP\/IP socket/.test(started))
      throw new Error(`PostgreSQL did not start:\n${started}`);
    await pause(250);
  }
}

async function findRunning(dir: string): Promise<EmbeddedPostgres | null> {
  const file = path.join(dir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pidText, , , port, , , , status] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(pidText);
  if (!pid || !port || !status?.startsWith('ready') || !isAlive(pid) || !(await accepts(Number(port)))) return null;
  const stop = async () => {
    process.kill(pid, 'SIGINT');
    while (isAlive(pid) && existsSync(file)) await pause(20);
  };
  return { url: urlOf(dir, port), pid, reused: true, stop };
}

async function tryStart(dir: string, user: PostgresUser, flags: string[]): Promise<EmbeddedPostgres | string> {
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags];
  const { file, args } = user.command('postgres', ['-D', dir, '-p', String(port), ...settings]);
  const child = spawn(file, args, { ...user.ids, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const log = await untilReady(child, exited);
  if (log !== null) return log;
  child.stderr?.removeAllListeners('data').resume();
  // The server must not keep its parent process alive. When the parent ends first, the next start finds the server.
  child.unref();
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
  const stop = () => {
    child.ref();
    child.kill('SIGINT');
    return exited;
  };
  return { url: urlOf(dir, port), pid: child.pid ?? 0, reused: false, stop };
}

/**
 * Waits until the server accepts connections, and then returns null. Returns the output of the server when the server
 * ended instead.
 */
function untilReady(child: ChildProcess, exited: Promise<void>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.once('error', reject);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve(null);
    });
    void exited.then(() => resolve(log));
  });
}

const urlOf = (dir: string, port: number | string) =>
  `postgres://postgres:${readFileSync(passwordFile(dir), 'utf8')}@127.0.0.1:${port}/postgres`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
