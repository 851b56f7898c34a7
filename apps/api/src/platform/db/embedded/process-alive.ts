import { readFileSync } from 'node:fs';

/** Whether a process is alive. A zombie process does not count as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch (error) {
    // The signal reached the process, but this system has no /proc, for example macOS. Then the process counts as
    // alive.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
