import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../src/platform/db/embedded/process-alive.ts';

/** How the temporary folder of a run of ours begins. */
export const PREFIX = 'chatelaine-test-';
/** The file in it that says whose it is: the id of the process. */
export const OWNER = 'owner.pid';

const ENDS_WITHIN_MS = 30_000;

const IN_MEMORY = '/dev/shm';
// A run has some twenty databases of 9 MB at a time.
const ENOUGH_BYTES = 2 ** 31;

/**
 * Where the database of a run keeps its files: in memory where the machine has a folder for that, and room. On a disk,
 * ext4 does not give out a file's number again for a minute after its end, and looks for another one among all of those:
 * with hundreds of databases made and dropped, that is a tenth of the time of a run.
 */
export function folderOfDatabases(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Makes a folder for this run. */
export function makeRunFolder(parent: string): string {
  const folder = mkdtempSync(path.join(parent, PREFIX));
  writeFileSync(path.join(folder, OWNER), String(process.pid));
  return folder;
}

/** Removes what runs left that were killed: their folders, and the databases that still serve them. */
export async function clearLeftovers(...folders: string[]): Promise<void> {
  for (const folder of new Set(folders))
    for (const name of readdirSync(folder)) if (name.startsWith(PREFIX)) await clear(path.join(folder, name));
}

async function clear(run: string): Promise<void> {
  const owner = idIn(path.join(run, OWNER));
  // One without an owner is just being made, or not ours.
  if (owner === null || isAlive(owner)) return;
  const data = path.join(run, 'data');
  const postgres = idIn(path.join(data, 'postmaster.pid'));
  if (postgres !== null && serves(postgres, data)) {
    process.kill(postgres, 'SIGINT');
    for (let waited = 0; isAlive(postgres); waited += 50) {
      if (waited > ENDS_WITHIN_MS) throw new Error(`The database ${postgres} of a killed run in ${run} does not end.`);
      await pause(50);
    }
  }
  rmSync(run, { recursive: true, force: true });
}

function idIn(file: string): number | null {
  if (!existsSync(file)) return null;
  const id = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  return Number.isInteger(id) && id > 0 ? id : null;
}

/** Whether this process is the database of this folder: its id may be somebody else's by now. */
function serves(pid: number, data: string): boolean {
  const ps = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const args = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : (ps.stdout ?? '');
  return args.includes(data);
}
