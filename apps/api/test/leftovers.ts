import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { leftoversIn, makeRunFolder, removeFolder } from '@chatelaine/tools/run-folder';
import { isAlive } from '../src/platform/db/embedded/process-alive.ts';

/** The beginning of the name of a run's folders. One folder has the temporary files, and one has the database. */
export const PREFIX = 'chatelaine-test-';

const ENDS_WITHIN_MS = 30_000;

const IN_MEMORY = '/dev/shm';
// The free room in memory that a run needs. A run has some twenty databases of 9 MB at the same time, so this is
// enough.
const ENOUGH_BYTES = 2 ** 31;

/**
 * Returns the folder for the database of a run. The folder is in memory when the machine has such a folder with enough
 * room, because a disk is slower. The file system ext4 does not reuse the inode number of a deleted file for a minute,
 * and for each new file ext4 searches all numbers for a free one. A run makes and drops hundreds of databases, so this
 * search would take a tenth of the run's time.
 */
export function folderOfDatabases(): string {
  if (!isWritable(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

/**
 * Returns the folders in which a killed run may have left files. The list includes the folder in memory even when that
 * folder has too little room for a run, because the files of a killed run can be what takes the room.
 */
export const foldersOfRuns = (): string[] => [tmpdir(), IN_MEMORY].filter(isWritable);

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes a folder in `parent` for the files of this run. */
export const makeFolder = (parent: string): string => makeRunFolder(parent, PREFIX);

/**
 * Removes the leftovers of killed runs: their folders, and the databases that still serve these folders. When a folder
 * cannot be removed, a warning names the folder. The run goes on, because it can work without the room that the folder
 * takes.
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

/** Ends the database of a run at once, without a clean shutdown, and removes the files of the run. */
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

/** Returns the process id of the database that serves the folder of this run, or null when there is none. */
function databaseOf(run: string): number | null {
  const data = path.join(run, 'data');
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 0 && argumentsOf(pid).includes(data) ? pid : null;
}

/**
 * Returns the arguments of the process that has this id now. The id may meanwhile belong to another program than the
 * one whose id a run wrote down.
 */
function argumentsOf(pid: number): string[] {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').split('\0');
  // `ps` puts blanks between the arguments, so the output is split at blanks. This is safe, because on a system without
  // /proc the name of a temporary folder has no blank.
  return (spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').split(/\s/);
}
