import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { leftoversIn, makeRunFolder, removeFolder } from '@chatelaine/tools/run-folder';
import { isAlive } from '../src/platform/db/embedded/process-alive.ts';

/** How the folders of a run of ours begin: that of its temporary files, and that of its database. */
export const PREFIX = 'chatelaine-test-';

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
  if (!isWritable(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

/** Where a killed run may have left a folder. What it left in memory can be the reason why there is no room now. */
export const foldersOfRuns = (): string[] => [tmpdir(), IN_MEMORY].filter(isWritable);

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes a folder for this run. */
export const makeFolder = (parent: string): string => makeRunFolder(parent, PREFIX);

/**
 * Removes what runs left that were killed: their folders, and the databases that still serve them. One that cannot be
 * removed stays, and is named; this run does not need its room.
 */
export async function clearLeftovers(folders: readonly string[]): Promise<void> {
  for (const run of new Set(folders.flatMap((folder) => leftoversIn(folder, PREFIX)))) {
    try {
      await endDatabase(run);
      removeFolder(run);
    } catch (error) {
      console.warn(`${run}, which a killed run has left, cannot be removed:`, error);
    }
  }
}

/** Ends the database of a run at once, without its goodbye, and removes what the run has written. */
export function endNow(folders: readonly string[]): void {
  for (const run of folders) {
    const postgres = databaseOf(run);
    if (postgres !== null) process.kill(postgres, 'SIGQUIT');
    removeFolder(run);
  }
}

async function endDatabase(run: string): Promise<void> {
  const postgres = databaseOf(run);
  if (postgres === null) return;
  process.kill(postgres, 'SIGINT');
  for (let waited = 0; isAlive(postgres); waited += 50) {
    if (waited > ENDS_WITHIN_MS) throw new Error(`Its database, process ${postgres}, does not end.`);
    await pause(50);
  }
}

/** The process of the database that serves the folder of this run; null without one. */
function databaseOf(run: string): number | null {
  const data = path.join(run, 'data');
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 0 && argumentsOf(pid).includes(data) ? pid : null;
}

/** What a process was started with: its id may be somebody else's by now. */
function argumentsOf(pid: number): string[] {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').split('\0');
  // A temporary folder has no blank in its name where there is no /proc.
  return (spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').split(/\s/);
}
