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
 * Puts into an empty folder what the fixture's lockfile names. To unpack its 400 MB, most of them the two older versions
 * of Node, takes fifteen seconds, so what was installed is kept for the next run, by the lockfile's hash; a full run
 * installs it anew.
 */
export async function installFixture(folder: string): Promise<void> {
  await cp(FIXTURE, folder, { recursive: true });
  if (isFull) return void (await npm(folder, 'ci'));
  const [kept, modules] = [path.join(await keptInstallation(), 'node_modules'), path.join(folder, 'node_modules')];
  linkAll(kept, modules);
  // npm rewrites its list in place, so the list must not be a hard link. npm only trusts a list newer than all its
  // folders.
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
    // Another run was faster: then it is the same.
    if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
  }
  return kept;
}

/** Removes what older lockfiles named, and what runs that were killed had half installed: each is 400 MB. */
async function forgetOthers(kept: string): Promise<void> {
  for (const name of await readdir(KEPT)) {
    const folder = path.join(KEPT, name);
    if (name === kept || (name.startsWith(MAKING) && (await isInTheMaking(folder)))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

async function isInTheMaking(folder: string): Promise<boolean> {
  const found = await stat(folder).catch((error: unknown) => {
    // Another run has just finished with it.
    if (isOneOf(error, ['ENOENT'])) return null;
    throw error;
  });
  return found !== null && Date.now() - found.mtimeMs < HOUR_MS;
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * The same files under another name. A link that points there would not do: a program finds packages from where a file
 * really is, and above the kept ones are all of ours.
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
    // Another file system, a file of another user, or as many links as a file may have.
    if (!isOneOf(error, ['EXDEV', 'EPERM', 'EMLINK'])) throw error;
    copyFileSync(source, target);
  }
}
