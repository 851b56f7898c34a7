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

/** The file in the folder of a run that says whose it is: the id of a process, and below it which processes see that id. */
export const OWNER = 'owner.pid';

// No run takes that long. An id that another container gave out says nothing here, so its folders wait for their age.
const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a folder for what a run of this process leaves behind. */
export function makeRunFolder(parent: string, prefix: string): string {
  const folder = mkdtempSync(path.join(parent, prefix));
  // Other users may open files below this folder, but not list it. PostgreSQL needs that, because it does not run as
  // root.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, OWNER), `${process.pid}\n${processesSeen()}\n`);
  return folder;
}

/** Lists the folders of runs of this user that have ended without removing them. */
export function leftoversIn(parent: string, prefix: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => path.join(parent, name))
    .filter(isLeftover);
}

/** Removes a folder; what is just ending may write into it once more. */
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
    // The folder has no owner file yet, or it was removed, or we may not read it.
    return false;
  }
}

/** Which processes an id can mean, pid_namespaces(7): containers that share a folder do not share those. */
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
    // It is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
