// Runs the tests of all workspaces, and says at the end what they cost, so that growth is seen: the ten slowest files,
// and the seconds of CPU that everything together has used, browsers and databases too.
//
// Usage: node scripts/test.mjs [--full] [arguments of turbo]
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ file: string, ms: number }} Slow */
/** @typedef {{ startTime: number, testResults: { name: string, startTime: number, endTime: number, assertionResults: unknown[] }[] }} Report */

const root = path.join(import.meta.dirname, '..');
const REPORTS = '{apps,packages,tools,examples,bench}/{.results,*/.results}/vitest.json';

/**
 * What ran since an instant, slowest first. A report of an earlier run, or one that turbo replayed, is left out.
 *
 * @param {Report[]} reports
 * @param {number} since in ms
 * @returns {{ tests: number, files: Slow[] }}
 */
export function whatRan(reports, since) {
  const files = reports.filter(({ startTime }) => startTime >= since).flatMap(({ testResults }) => testResults);
  return {
    tests: files.reduce((sum, { assertionResults }) => sum + assertionResults.length, 0),
    files: files
      .map(({ name, startTime, endTime }) => ({ file: name, ms: Math.max(0, endTime - startTime) }))
      .sort((a, b) => b.ms - a.ms),
  };
}

/**
 * Seconds of CPU of every process below this one that has ended, and null where the system does not tell.
 *
 * @param {string} stat what Linux says of a process, proc_pid_stat(5): after the name in brackets come the fields from
 *   the third on; 16 and 17 are the ticks of its children that have ended, a hundred a second
 */
export function secondsOfChildren(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[13]) + Number(fields[14]);
  return Number.isFinite(ticks) ? Math.round(ticks / 100) : null;
}

/** @param {number} since */
function report(since) {
  const reports = globSync(REPORTS, { cwd: root }).flatMap((file) => {
    try {
      return [JSON.parse(readFileSync(path.join(root, file), 'utf8'))];
    } catch {
      // Cut off: the run says itself that it failed.
      return [];
    }
  });
  const { tests, files } = whatRan(reports, since);
  const stat = '/proc/self/stat';
  const cpu = existsSync(stat) ? secondsOfChildren(readFileSync(stat, 'utf8')) : null;
  console.log('\nThe slowest files:');
  for (const { file, ms } of files.slice(0, 10))
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${path.relative(root, file)}`);
  const wall = Math.round((Date.now() - since) / 1000);
  console.log(`${tests} tests ran in ${wall} s${cpu === null ? '' : `, with ${cpu} s of CPU`}.`);
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) {
  const { FULL = '' } = process.env;
  // Whoever writes FULL=true means a full run, and must not be shown a quick one.
  if (!['', '0', '1'].includes(FULL)) {
    console.error(`FULL is "${FULL}". Set FULL=1 for a full run, or leave it out.`);
    process.exit(1);
  }
  const isFull = process.argv.includes('--full') || FULL === '1';
  const rest = process.argv.slice(2).filter((each) => each !== '--full');
  const since = Date.now();
  // One failure never hides the others.
  const args = ['run', 'test', '--continue=dependencies-successful', ...rest];
  // Some fifty processes load the same modules. The first one caches the compiled code, and the others use that cache.
  const compiled = path.join(root, 'node_modules/.cache/compiled');
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...(isFull && { FULL: '1' }) };
  const turbo = spawnSync(process.execPath, [path.join(import.meta.dirname, 'turbo.mjs'), ...args], {
    stdio: 'inherit',
    env,
  });
  report(since);
  process.exitCode = turbo.status ?? 1;
}
