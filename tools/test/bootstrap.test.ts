import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plantTree, type Tree } from './tree.ts';

const SCRIPTS = path.join(import.meta.dirname, '../../scripts');

// A program in place of npm. It writes its arguments into a file, and empties node_modules as the real npm does. It
// reports when another npm runs at the same time. It does not end as long as a file with the name `held` exists.
const FAKE_NPM = `
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
if (existsSync('busy')) appendFileSync('calls.txt', 'NOT ALONE\\n');
writeFileSync('busy', '');
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules');
do await pause(300); while (existsSync('held'));
rmSync('busy');
process.exit(Number(existsSync('broken')));
`;

function startProject(): Tree {
  const tree = plantTree({ 'package-lock.json': '{}', 'npm.mjs': FAKE_NPM });
  mkdirSync(path.join(tree.root, 'scripts'));
  for (const file of ['require-node.mjs', 'bootstrap.mjs', 'install-lock.mjs'])
    copyFileSync(path.join(SCRIPTS, file), path.join(tree.root, 'scripts', file));
  return tree;
}

function startBootstrap(tree: Tree, env: Record<string, string> = {}): ChildProcess {
  const npm = { npm_execpath: path.join(tree.root, 'npm.mjs'), npm_node_execpath: process.execPath };
  return spawn(process.execPath, ['scripts/bootstrap.mjs'], {
    cwd: tree.root,
    env: { ...process.env, ...npm, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function bootstrap(tree: Tree, env?: Record<string, string>): Promise<number> {
  const [code] = await once(startBootstrap(tree, env), 'exit');
  return code;
}

/** Returns a function that returns everything that a process has printed so far. */
function said({ stdout }: ChildProcess): () => string {
  let text = '';
  stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

const callsOf = (tree: Tree) => readFileSync(path.join(tree.root, 'calls.txt'), 'utf8').trim().split('\n');
const lockOf = (tree: Tree) => path.join(tree.root, '.data/install-lock');

test('packages are installed once, and again when the lockfile changes', async () => {
  using tree = startProject();

  const codes = [await bootstrap(tree), await bootstrap(tree)];
  tree.write('package-lock.json', '{ "changed": true }');
  codes.push(await bootstrap(tree));

  expect(codes).toEqual([0, 0, 0]);
  expect(callsOf(tree)).toHaveLength(2);
  expect(existsSync(lockOf(tree))).toBe(false);
});

test('tools and platform packages are installed even where production leaves them out', async () => {
  using tree = startProject();

  await bootstrap(tree, { NODE_ENV: 'production' });

  expect(callsOf(tree)).toEqual([expect.stringMatching(/^ci .*--include=dev --include=optional/)]);
});

test('of two at once, one installs and the other waits for it', async () => {
  using tree = startProject();

  const codes = await Promise.all([bootstrap(tree), bootstrap(tree), bootstrap(tree)]);

  expect(codes).toEqual([0, 0, 0]);
  expect(callsOf(tree)).toHaveLength(1);
});

test('an installation that failed is done again', async () => {
  using tree = startProject();
  tree.write('broken', '');

  const failed = await bootstrap(tree);
  const again = await bootstrap(tree);

  expect([failed, again]).toEqual([1, 1]);
  expect(callsOf(tree)).toHaveLength(2);
});

test('an installation that was killed is done again, and not before its npm has ended', async () => {
  using tree = startProject();
  tree.write('held', '');
  const killed = startBootstrap(tree);
  await expect.poll(() => existsSync(path.join(tree.root, 'busy'))).toBe(true);
  killed.kill('SIGKILL');
  await once(killed, 'exit');

  const waiting = startBootstrap(tree);
  const ended = once(waiting, 'exit');
  await expect.poll(said(waiting)).toContain('Waiting for process');
  rmSync(path.join(tree.root, 'held'));

  expect(await ended).toEqual([0, null]);
  expect(callsOf(tree)).toEqual([expect.stringMatching(/^ci/), expect.stringMatching(/^ci/)]);
});

test('a lock whose owner is dead is taken over, by one of those who wait', async () => {
  using tree = startProject();
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  tree.write(`.data/install-lock/${dead.pid}`, '');

  const codes = await Promise.all([bootstrap(tree), bootstrap(tree), bootstrap(tree)]);

  expect(codes).toEqual([0, 0, 0]);
  expect(callsOf(tree)).toHaveLength(1);
});

test.each(['v18.20.8', 'v20.18.3'])('Node %s is refused with a sentence, before anything is installed', (version) => {
  const said = runOnNode(version);

  const sentence = `Chatelaine needs Node ${WANTED} or newer, and this is Node ${version.slice(1)}.`;
  expect(said).toMatchObject({ status: 1, stdout: '', stderr: `${sentence} Install a newer Node.\n` });
});

test('control: Node 20.19 and newer ones are let through', () => {
  for (const version of ['v20.19.0', 'v22.0.0', 'v100.1.0'])
    expect(runOnNode(version)).toMatchObject({ status: 0, stderr: '' });
});

const { engines } = JSON.parse(readFileSync(path.join(SCRIPTS, '../package.json'), 'utf8'));
const WANTED = engines.node.replace('>=', '');

/** Runs the check of the version. The process believes that it is this version of Node. */
function runOnNode(version: string) {
  const pretend = `Object.defineProperty(process, 'version', { value: '${version}' })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'require-node.mjs'];
  return spawnSync(process.execPath, args, { cwd: SCRIPTS, encoding: 'utf8', env: {} });
}
