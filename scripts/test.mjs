// Runs the tests of all workspaces. At the end it prints the cost of the run, so that people notice when the cost
// grows: the ten slowest files, and the seconds of CPU that all processes have used, including browsers and databases.
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
 * Lists the files that ran since an instant, slowest first. It leaves out the reports of earlier runs, also when turbo
 * only replayed them.
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
 * Computes the seconds of CPU of all processes below this process that have ended. Returns null where the system does
 * not give this number.
 *
 * @param {string} stat the line of a process in proc_pid_stat(5) on Linux. The text after the name in brackets begins
 *   with field 3. Fields 16 and 17 are the ticks of the process's children that have ended. There are a hundred ticks a
 *   second.
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
      // The report is incomplete and cannot be read, so it is skipped. The run that wrote the report prints that it
      // failed.
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
  // A person who writes FULL=true wants a full run. A quick run would mislead this person, so the script refuses the
  // value.
  if (!['', '0', '1'].includes(FULL)) {
    console.error(`FULL is "${FULL}". Set FULL=1 for a full run, or leave it out.`);
    process.exit(1);
  }
  const isFull = process.argv.includes('--full') || FULL === '1';
  const rest = process.argv.slice(2).filter((each) => each !== '--full');
  const since = Date.now();
  // The tests of the other workspaces run even after one workspace has failed.
  const args = ['run', 'test', '--continue=dependencies-successful', ...rest];
  // About fifty processes load the same modules. The process that loads a module first caches its compiled code for the
  // rest.
  const compiled = path.join(root, 'node_modules/.cache/compiled');
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...(isFull && { FULL: '1' }) };
  const turbo = spawnSync(process.execPath, [path.join(import.meta.dirname, 'turbo.mjs'), ...args], {
    stdio: 'inherit',
    env,
  });
  report(since);
  process.exitCode = turbo.status ?? 1;
}
