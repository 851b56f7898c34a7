import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeOwnFolder } from './own-folder.ts';
import { stopAtEnd } from './stop-at-end.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PORT = 18082;
const LATER_STARTS = 3;

/**
 * Measures `npm start` of a fresh clone with an empty home, until the first healthy answer. Then measures later starts
 * of the same clone. The aims on two cores are 60 s and 3 s.
 */
export async function benchStart(): Promise<void> {
  await using folder = makeOwnFolder();
  const clone = path.join(folder.path, 'clone');
  const home = path.join(folder.path, 'home');
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  execFileSync('mkdir', [home]);
  console.log(`fresh npm start, packages and database included: ${seconds(await timeStart(clone, home))}  (aim 60 s)`);
  for (let run = 1; run <= LATER_STARTS; run++) {
    console.log(`later npm start ${run}: ${seconds(await timeStart(clone, home))}  (aim 3 s)`);
  }
}

async function timeStart(cwd: string, home: string): Promise<number> {
  const env = { PATH: systemPath(), HOME: home, PORT: String(PORT), PARTNER_SITE_PORT: String(PORT + 1) };
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd, env, stdio: 'ignore', detached: true });
  const exited = once(child, 'exit');
  await using _ = stopAtEnd(async () => {
    // The signal goes to the whole process group, as Ctrl-C in a terminal does.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await exited;
  });
  while (!(await isHealthy())) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await pause(20);
  }
  return performance.now() - begun;
}

const isHealthy = async (): Promise<boolean> =>
  (await fetch(`http://localhost:${PORT}/healthz`).catch(() => null))?.ok ?? false;

// Returns PATH without the folders of tools that belong to this checkout, because a newcomer has only the Node and npm
// of the system.
const systemPath = (): string =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((each) => !each.includes('node_modules'))
    .join(path.delimiter);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
