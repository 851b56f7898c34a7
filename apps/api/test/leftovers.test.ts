import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OWNER } from '@chatelaine/tools/run-folder';
import { expect, onTestFinished, test } from 'vitest';
import { clearLeftovers, endNow, makeFolder } from './leftovers.ts';

/**
 * Starts a process that does nothing but wait. Its last argument is the path of a database's folder, so the process
 * looks like the database that serves this folder.
 */
function startWaiting(argument: string): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', argument], { stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  return child;
}

const dataOf = (run: string) => path.join(run, 'data');

function plantDatabase(run: string, pid: number | undefined): void {
  mkdirSync(dataOf(run));
  writeFileSync(path.join(dataOf(run), 'postmaster.pid'), `${pid}\n${dataOf(run)}\n`);
}

/** Makes a run look killed: the owner that the file in its folder names is now a process that has ended. */
async function kill(run: string): Promise<string> {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  const [, ...rest] = readFileSync(path.join(run, OWNER), 'utf8').split('\n');
  writeFileSync(path.join(run, OWNER), [dead.pid, ...rest].join('\n'));
  return run;
}

test('what a killed run left goes with its database; what is alive, or not ours, stays', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'runs-'));
  const killed = await kill(makeFolder(folder));
  const database = startWaiting(dataOf(killed));
  const ended = once(database, 'exit');
  plantDatabase(killed, database.pid);
  // The older run's database had this process id. Now the id belongs to another database. The path of that database's
  // folder ends with the path of the older run's folder, but is not the same path.
  const older = await kill(makeFolder(folder));
  const stranger = startWaiting(`/elsewhere${dataOf(older)}`);
  plantDatabase(older, stranger.pid);
  const running = makeFolder(folder);
  const other = path.join(folder, 'another-folder');
  mkdirSync(other);

  await clearLeftovers([folder]);

  await ended;
  expect([killed, older, running, other].map((each) => existsSync(each))).toEqual([false, false, true, true]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

test('a run that is told to end ends its database and removes its folders at once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'runs-'));
  const [own, home] = [makeFolder(folder), makeFolder(folder)];
  const database = startWaiting(dataOf(home));
  const ended = once(database, 'exit');
  plantDatabase(home, database.pid);

  endNow([own, home]);

  await ended;
  expect([own, home].map((each) => existsSync(each))).toEqual([false, false]);
});
