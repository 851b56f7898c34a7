// Makes a folder with only the files that production needs: the server, the operator's commands, the built pages, and
// the packages that these files import. The folder has no build tools, no tests and no examples. Nothing is downloaded:
// all files come from this checkout, where `npm run release` has installed and built them.
//
// Usage: node scripts/release.mjs <new folder>
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from './repository-files.mjs';

/**
 * @typedef {{ link?: boolean, resolved?: string, dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

const SERVER = 'apps/api';
const OWN =
  /^(apps\/api\/(src\/|package\.json)|packages\/shared\/(src\/|package\.json)|packages\/onboarding-widget\/package\.json|deploy\/|LICENSE$|(README|OPERATING|SECURITY)\.md$)/;
const BUILT = ['packages/onboarding-widget/dist', 'apps/hub/dist'];
const TEST = /\.test\.tsx?$/;
/** The one optional package of the root that is part of a release: the Node for this machine. */
const NODE = { linux: 'node-linux', darwin: process.arch === 'arm64' ? 'node-bin-darwin' : 'node-darwin' };

/**
 * Lists the folders of all packages that a workspace needs to run. Its own folder and other workspaces are in the list.
 *
 * @param {Lock} lock
 * @param {string} from
 */
export function neededBy(lock, from) {
  const found = new Set([from]);
  for (const place of found) {
    const entry = lock.packages[place] ?? {};
    if (entry.link && entry.resolved !== undefined) found.add(entry.resolved);
    for (const name of Object.keys(entry.dependencies ?? {})) found.add(placeOf(lock, place, name));
  }
  return [...found].sort();
}

/**
 * Searches the same folders as Node: first beside the package that has the dependency, then every folder above.
 *
 * @param {Lock} lock
 * @param {string} from
 * @param {string} name
 */
function placeOf(lock, from, name) {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const place = path.posix.join(folder, 'node_modules', name);
    if (place in lock.packages) return place;
    if (folder === '.') throw new Error(`${name}, wanted by ${from}, has no entry in the lock.`);
  }
}

/**
 * Copies a release into a new folder. The copy is made under another name, and gets the name of the target only when it
 * is complete.
 *
 * @param {string} root
 * @param {string} target
 */
export function makeRelease(root, target) {
  if (existsSync(target)) throw new Error(`${target} is there already. Name a new folder.`);
  const making = `${target}.making`;
  rmSync(making, { recursive: true, force: true });
  const copy = (/** @type {string} */ file) => copyInto(root, making, file);
  for (const file of repositoryFiles(root)) if (OWN.test(file) && !TEST.test(file)) copy(file);
  for (const folder of BUILT) copy(folder);
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  for (const place of neededBy(lock, SERVER)) if (place.includes('node_modules')) copy(place);
  copyNode(root, making);
  writeFileSync(path.join(making, 'package.json'), `${JSON.stringify(manifestOf(root), null, 2)}\n`);
  writeFileSync(path.join(making, 'release.json'), `${JSON.stringify({ version: commitOf(root) })}\n`);
  renameSync(making, target);
}

/**
 * @param {string} root
 * @param {string} target
 * @param {string} place
 */
function copyInto(root, target, place) {
  const [from, to] = [path.join(root, place), path.join(target, place)];
  mkdirSync(path.dirname(to), { recursive: true });
  // A package inside another package's node_modules has its own lock entry and is copied for that entry, or it is not
  // needed. Links stay relative.
  const filter = (/** @type {string} */ file) => path.relative(from, file).split(path.sep)[0] !== 'node_modules';
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter });
}

/**
 * @param {string} root
 * @param {string} target
 */
function copyNode(root, target) {
  const name = `${NODE[/** @type {'linux' | 'darwin'} */ (process.platform)]}-${process.arch}`;
  // Node's headers are for compilers, so they are not copied.
  for (const part of ['bin', 'LICENSE', 'package.json']) copyInto(root, target, `node_modules/${name}/${part}`);
  mkdirSync(path.join(target, 'node_modules/.bin'));
  symlinkSync(`../${name}/bin/node`, path.join(target, 'node_modules/.bin/node'));
}

// Makes the package.json of the release. `start` and `admin` are the commands of the checkout. The scripts that npm
// runs before these commands in the checkout are left out, because a release is already built.
/** @param {string} root */
function manifestOf(root) {
  const { name, version, license, type, scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { name, private: true, version, license, type, scripts: { start: scripts.start, admin: scripts.admin } };
}

/** @param {string} root */
function commitOf(root) {
  const { stdout } = spawnSync('git', ['-c', 'safe.directory=*', 'rev-parse', '--short=12', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout.trim() || 'unknown';
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) {
  const root = path.join(import.meta.dirname, '..');
  const [target] = process.argv.slice(2);
  if (target === undefined) {
    console.error('Say where: npm run release -- /opt/chatelaine-1');
    process.exit(1);
  }
  try {
    makeRelease(root, path.resolve(target));
    console.log(`${target} has all that production needs.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
