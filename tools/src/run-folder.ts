import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * The name of the file that names the owner of a run's folder. The first line of the file is the id of a process. The
 * second line says in which container this process id is valid.
 */
export const OWNER = 'owner.pid';

// No run takes a day. A process id of another container has no meaning here, so a folder of another container counts as
// a leftover after a day.
const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a folder for the files that a run of this process leaves behind. */
export function makeRunFolder(parent: string, prefix: string): string {
  const folder = mkdtempSync(path.join(parent, prefix));
  // Other users may open files below this folder, but not list it. PostgreSQL needs that, because it does not run as
  // root.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, OWNER), `${process.pid}\n${processesSeen()}\n`);
  return folder;
}

/** Lists the folders of those runs of this user that have ended without removing their folder. */
export function leftoversIn(parent: string, prefix: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => path.join(parent, name))
    .filter(isLeftover);
}

/** Removes a folder, with retries: a process that is just ending may write into the folder once more. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

function isLeftover(folder: string): boolean {
  const file = path.join(folder, OWNER);
  try {
    const [its, owner] = [lstatSync(folder), lstatSync(file)];
    if (!its.isDirectory() || !owner.isFile() || its.uid !== process.getuid?.()) return false;
    const [pid = '', seen] = readFileSync(file, 'utf8').split('\n');
    if (!/^[1-9]\d*$/.test(pid)) return false;
    return seen === processesSeen() ? !isAlive(Number(pid)) : Date.now() - owner.mtimeMs > DAY_MS;
  } catch {
    // The folder has no owner file yet, or the folder was removed, or this user has no right to read the file. In all
    // these cases the folder does not count as a leftover.
    return false;
  }
}

/**
 * Returns the name of the namespace in which the process ids of this process are valid, see pid_namespaces(7).
 * Containers that share a folder have different namespaces.
 */
function processesSeen(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return 'all';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The error EPERM means that the process is alive but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
