import { readFileSync } from 'node:fs';

/** Whether a process is alive. A zombie process does not count as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch (error) {
    // On a system without /proc, such as macOS, the answer to the signal is enough.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
