import { readFileSync } from 'node:fs';

/** Whether a process lives; a zombie that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch (error) {
    // Without /proc (macOS) the signal's word is enough.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
