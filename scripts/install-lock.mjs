// Lets only one process at a time install packages. The lock is a folder. The folder has one empty file for each
// process that may still write to node_modules, and the name of the file is the pid. When all these processes are dead,
// the lock is free.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for the lock, takes it, and returns it.
 *
 * @param {string} folder where the lock is made; its parent is made when it is missing
 * @param {{ timeoutMs: number, onWait: (pids: number[]) => void }} options
 * @returns {Promise<InstallLock>}
 */
export async function takeInstallLock(folder, { timeoutMs, onWait }) {
  mkdirSync(path.dirname(folder), { recursive: true });
  const deadline = Date.now() + timeoutMs;
  for (let tries = 0; !tryTake(folder); tries++) {
    const pids = ownersOf(folder);
    if (pids.some(isAlive)) {
      if (tries === 0) onWait(pids);
      if (Date.now() > deadline)
        throw new Error(`Process ${pids.join(', ')} holds ${folder}. If it installs nothing, delete that folder.`);
      await pause(200);
    } else {
      removeOwners(folder, pids);
    }
  }
  return new InstallLock(folder);
}

/** A lock that this process holds. */
class InstallLock {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Adds another process that writes to node_modules for this process. If this process is killed, the lock exists until
   * the other process ends.
   *
   * @param {number} pid
   */
  addOwner(pid) {
    writeFileSync(path.join(this.folder, String(pid)), '');
  }

  release() {
    removeOwners(this.folder, ownersOf(this.folder));
  }
}

/**
 * Renames a prepared folder to the folder of the lock. So the lock always has an owner, and only one rename succeeds.
 *
 * @param {string} folder
 */
function tryTake(folder) {
  const prepared = mkdtempSync(`${folder}-`);
  writeFileSync(path.join(prepared, String(process.pid)), '');
  try {
    renameSync(prepared, folder);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true });
    // On Linux and macOS the error says that the target is not empty. On Windows it says that replacing is forbidden.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) return false;
    throw error;
  }
}

/** @param {string} folder */
function ownersOf(folder) {
  try {
    return readdirSync(folder).map(Number);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/**
 * Removes these owners from the lock. The lock itself is removed when it has no other owner. A late call with dead pids
 * cannot remove a new lock: the folder of a new lock is not empty, so `rmdirSync` fails.
 *
 * @param {string} folder
 * @param {number[]} pids
 */
function removeOwners(folder, pids) {
  for (const pid of pids) rmSync(path.join(folder, String(pid)), { force: true });
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The error EPERM means that the process is alive and belongs to another user.
    return hasCode(error, 'EPERM');
  }
  return !isZombie(pid);
}

/**
 * Checks for a zombie: a process that has ended and whose parent has not asked for its exit code. Such a process still
 * answers to signals, so a signal alone does not show that it is dead.
 *
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false; // There is no /proc here (macOS, Windows), or the process has just ended.
  }
}

/**
 * @param {unknown} error
 * @param {string[]} codes
 */
function hasCode(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
