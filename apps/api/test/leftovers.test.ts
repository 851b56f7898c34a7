import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clearLeftovers, OWNER, PREFIX } from './leftovers.ts';

/** A folder of a run whose owner has this id; its database, where there is one, is this process. */
function plantRun(folder: string, name: string, owner: number, postgres?: number): string {
  const run = path.join(folder, PREFIX + name);
  mkdirSync(path.join(run, 'data'), { recursive: true });
  writeFileSync(path.join(run, OWNER), String(owner));
  if (postgres !== undefined) writeFileSync(path.join(run, 'data/postmaster.pid'), `${postgres}\n${run}\n`);
  return run;
}

/** A process that waits, with this among its arguments. */
function startWaiting(argument: string): ChildProcess {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', argument], { stdio: 'ignore' });
}

async function deadId(): Promise<number> {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  return dead.pid ?? 0;
}

test('what a killed run left goes with its database; what is alive, or not ours, stays', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'runs-'));
  const dead = await deadId();
  const database = startWaiting(path.join(folder, `${PREFIX}killed`, 'data'));
  const stranger = startWaiting('somebody else');
  const ended = once(database, 'exit');
  const killed = plantRun(folder, 'killed', dead, database.pid);
  // The id that its database had belongs to another process by now.
  const older = plantRun(folder, 'older', dead, stranger.pid);
  const running = plantRun(folder, 'running', process.pid);
  const other = path.join(folder, 'another-folder');
  mkdirSync(other);

  await clearLeftovers(folder);

  await ended;
  expect([killed, older, running, other].map((each) => existsSync(each))).toEqual([false, false, true, true]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill();
});
