import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { ROOT } from './published.ts';
import { npm } from './run.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../fixture');
const LIST = '.package-lock.json';
const KEPT = path.join(ROOT, 'node_modules/.cache/chatelaine-strangers');
const MAKING = 'making-';
const HOUR_MS = 3_600_000;

/**
 * Installs the packages of the fixture's lockfile into an empty folder. The packages take 400 MB, most of them for the
 * two older versions of Node. The unpacking takes fifteen seconds, so the function keeps the installation for the next
 * run, in a folder named by the lockfile's hash. A full run installs everything again.
 */
export async function installFixture(folder: string): Promise<void> {
  await cp(FIXTURE, folder, { recursive: true });
  if (isFull) return void (await npm(folder, 'ci'));
  const [kept, modules] = [path.join(await keptInstallation(), 'node_modules'), path.join(folder, 'node_modules')];
  linkAll(kept, modules);
  // npm changes its list in place, so the list must not be a hard link. npm trusts the list only when the list is newer
  // than all folders in it.
  rmSync(path.join(modules, LIST));
  copyFileSync(path.join(kept, LIST), path.join(modules, LIST));
}

async function keptInstallation(): Promise<string> {
  const files = ['package.json', 'package-lock.json'].map((file) => path.join(FIXTURE, file));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) hash.update(await readFile(file));
  const kept = path.join(KEPT, hash.digest('hex').slice(0, 16));
  await mkdir(KEPT, { recursive: true });
  await forgetOthers(path.basename(kept));
  if (existsSync(kept)) return kept;
  const making = await mkdtemp(path.join(KEPT, MAKING));
  for (const file of files) await cp(file, path.join(making, path.basename(file)));
  await npm(making, 'ci');
  try {
    await rename(making, kept);
  } catch (error) {
    await rm(making, { recursive: true });
    // Another run was faster. Its installation is the same.
    if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
  }
  return kept;
}

/**
 * Removes the installations of older lockfiles, and unfinished installations of runs that were killed. Each one takes
 * 400 MB.
 */
async function forgetOthers(kept: string): Promise<void> {
  for (const name of await readdir(KEPT)) {
    const folder = path.join(KEPT, name);
    if (name === kept || (name.startsWith(MAKING) && (await isInTheMaking(folder)))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

async function isInTheMaking(folder: string): Promise<boolean> {
  const found = await stat(folder).catch((error: unknown) => {
    // Another run has just renamed or removed this folder.
    if (isOneOf(error, ['ENOENT'])) return null;
    throw error;
  });
  return found !== null && Date.now() - found.mtimeMs < HOUR_MS;
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Creates the same files in another folder, as hard links. Symbolic links would not work: Node looks for packages from
 * the real path of a file, and the folders above the kept files contain all packages of this repository.
 */
function linkAll(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkAll(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    // The system allows no hard link here. The file is on another file system or belongs to another user, or the file
    // already has the maximum number of links.
    if (!isOneOf(error, ['EXDEV', 'EPERM', 'EMLINK'])) throw error;
    copyFileSync(source, target);
  }
}
