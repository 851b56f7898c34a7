// Lets one process at a time install packages. The lock is a folder; in it, one empty file per process that may still
// be writing to node_modules, named by its pid. A lock whose processes are all dead is nobody's.
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
 * Waits for the lock, takes it, and hands it over.
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
   * Names another process that writes on our behalf: should we be killed, the lock lives as long as that one.
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
 * Renames a prepared folder into place: the lock is never seen without its owner, and only one rename succeeds.
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
    // Linux and macOS say that the target is not empty, Windows that it may not be replaced.
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
 * Removes these owners from the lock, and the lock itself when it has no other owner. A late call with dead pids cannot
 * remove a new lock: the folder of that lock is not empty, so it stays.
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
    // EPERM: it lives, and belongs to somebody else.
    return hasCode(error, 'EPERM');
  }
  return !isZombie(pid);
}

/**
 * A process that has ended and that nobody has waited for still answers to signals.
 *
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false; // No /proc here (macOS, Windows), or the process has just gone.
  }
}

/**
 * @param {unknown} error
 * @param {string[]} codes
 */
function hasCode(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
