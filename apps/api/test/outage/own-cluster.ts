import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nativeBinaries } from '../../src/platform/db/embedded/native-binaries.ts';
import { postgresUser } from '../../src/platform/db/embedded/postgres-user.ts';
import { startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts';
import { freePort } from '../free-port.ts';

/** A PostgreSQL server that only one test uses. The test may change the whole server. */
export interface OwnCluster extends AsyncDisposable {
  url: string;
  /** Stops the server and starts it again as a standby, as after the demotion of a primary. Returns the new address. */
  demote(): Promise<string>;
}

// The data of this server does not have to survive a power cut, so PostgreSQL does not wait for the disk.
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((set) => ['-c', set]);

/** Starts a PostgreSQL server. The start takes one second of CPU. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const root = mkdtempSync(path.join(tmpdir(), 'cluster-'));
  const dir = path.join(root, 'data');
  const primary = await startEmbedded(dir, FLAGS);
  let stop = () => primary.stop();
  return {
    url: primary.url,
    async demote() {
      await stop();
      writeFileSync(path.join(dir, 'standby.signal'), '');
      const { port, stop: stopStandby } = await startStandby(dir);
      stop = stopStandby;
      const url = new URL(primary.url);
      url.port = String(port);
      return url.href;
    },
    async [Symbol.asyncDispose]() {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startStandby(dir: string) {
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...FLAGS];
  const user = postgresUser(nativeBinaries(), dir);
  const { file, args } = user.command('postgres', ['-D', dir, '-p', String(port), ...settings]);
  const child = spawn(file, args, { ...user.ids, stdio: ['ignore', 'ignore', 'pipe'] });
  await untilSaid(child, 'ready to accept read-only connections');
  const stop = async () => {
    if (child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    await exited;
  };
  return { port, stop };
}

function untilSaid(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(words)) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}
