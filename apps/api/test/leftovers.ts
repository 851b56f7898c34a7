import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../src/platform/db/embedded/process-alive.ts';

/** How the temporary folder of a run of ours begins. */
export const PREFIX = 'chatelaine-test-';
/** The file in it that says whose it is: the id of the process. */
export const OWNER = 'owner.pid';

const ENDS_WITHIN_MS = 30_000;

/** Removes what runs left that were killed: their folders, and the databases that still serve them. */
export async function clearLeftovers(folder = tmpdir()): Promise<void> {
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
