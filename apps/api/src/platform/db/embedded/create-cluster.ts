import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresUser } from './postgres-user.ts';
import { isAlive } from './process-alive.ts';

/**
 * Returns the path of the file with the database's password. The file is next to the folder of the database and has
 * mode 0600.
 */
export const passwordFile = (dir: string): string => `${dir}.password`;

/**
 * Makes a new, empty cluster, which is the data folder of a PostgreSQL server. Does nothing when the folder already has
 * a cluster. When two callers make a cluster at the same time, one caller makes it and the other caller waits. The lock
 * file has the process id of its owner, so an owner that crashed does not block the next start. An incomplete cluster
 * is made again.
 */
export async function createCluster(dir: string, user: PostgresUser): Promise<void> {
  while (!isMade(dir) || existsSync(lockFile(dir))) {
    if (takeLock(dir)) {
      try {
        if (!isMade(dir)) await initdb(dir, user);
        writeFileSync(`${dir}.made`, '');
      } finally {
        rmSync(lockFile(dir), { force: true });
      }
    } else {
      await pause(100);
    }
  }
}

const isMade = (dir: string): boolean => existsSync(path.join(dir, 'PG_VERSION')) && existsSync(`${dir}.made`);

const lockFile = (dir: string) => `${dir}.lock`;

function takeLock(dir: string): boolean {
  const file = lockFile(dir);
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (owner && !isAlive(owner)) rmSync(file, { force: true });
    return false;
  }
}

async function initdb(dir: string, user: PostgresUser): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  writeFileSync(passwordFile(dir), randomBytes(24).toString('base64url'), { mode: 0o600 });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  user.own(dir);
  // This file is a copy of the password file for `initdb`. It is next to the folder of the database. If this process is
  // killed, the next start finds this copy and removes it.
  const handed = `${dir}.handed`;
  rmSync(handed, { force: true });
  writeFileSync(handed, readFileSync(passwordFile(dir)), { mode: 0o600 });
  user.own(handed);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8'];
  const { file, args } = user.command('initdb', [
    '-D',
    dir,
    '-U',
    'postgres',
    `--pwfile=${handed}`,
    '--auth=scram-sha-256',
    ...locale,
  ]);
  try {
    await run(file, args, user);
  } finally {
    rmSync(handed, { force: true });
  }
}

function run(file: string, args: string[], user: PostgresUser): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...user.ids, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed:\n${log}`))));
  });
}
