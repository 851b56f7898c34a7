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
 * Installs the packages of the fixture's lockfile into an empty folder. The packages take 400 MB, most of it for the
 * two older versions of Node, and npm needs fifteen seconds to unpack them. So a quick run keeps the installation for
 * later quick runs, in a folder named by a hash of the lockfile. A full run installs everything again.
 */
export async function installFixture(folder: string): Promise<void> {
  await cp(FIXTURE, folder, { recursive: true });
  if (isFull) return void (await npm(folder, 'ci'));
  const [kept, modules] = [path.join(await keptInstallation(), 'node_modules'), path.join(folder, 'node_modules')];
  linkAll(kept, modules);
  // `LIST` is npm's list of installed packages. npm writes into this file, so a hard link would also change the kept
  // list. npm trusts the list only when the file is newer than all folders in it, so the copy is made last.
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
    // Another test run has created the folder `kept` earlier. This run uses that installation, which contains the same
    // packages.
    if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
  }
  return kept;
}

/**
 * Removes the kept installations of older lockfiles, and the unfinished installations of test runs that were killed.
 * Each installation takes 400 MB.
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
    // Another test run has just renamed or removed this folder, so nobody is installing into it now.
    if (isOneOf(error, ['ENOENT'])) return null;
    throw error;
  });
  return found !== null && Date.now() - found.mtimeMs < HOUR_MS;
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Creates the files of a folder in another folder, as hard links. Symbolic links would not work: Node would look for
 * packages from the real path of a file. The folders above the kept files belong to this repository, so a program would
 * also find the packages of this repository.
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
    // The system allows no hard link here, so the file is copied. The file is on another file system or belongs to
    // another user, or already has the maximum number of links.
    if (!isOneOf(error, ['EXDEV', 'EPERM', 'EMLINK'])) throw error;
    copyFileSync(source, target);
  }
}
