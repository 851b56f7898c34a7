import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Target } from './arrow.ts';
import { COMPUTED } from './read-module.ts';

type Door = string | { [condition: string]: Door } | null;

interface Manifest {
  name?: string;
  private?: boolean;
  exports?: Door;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A workspace: its folder, and its package.json. */
export interface Workspace {
  folder: string;
  manifest: Manifest;
}

/** Reads the package.json of every workspace and of the root. The folder of the root is ''. */
export function readWorkspaces(root: string): Workspace[] {
  return globSync(['package.json', '{apps,packages,examples}/*/package.json', '{bench,tools}/package.json'], {
    cwd: root,
  })
    .map((file) => file.split(path.sep).join('/'))
    .map((file) => ({ folder: file.replace(/\/?package\.json$/, ''), manifest: readManifest(path.join(root, file)) }));
}

const readManifest = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8'));

/** Finds the target of an import in the file `from`. */
export function resolve(root: string, workspaces: Workspace[], from: string, specifier: string): Target {
  if (specifier === COMPUTED) return { kind: 'nowhere', why: 'nobody can check an import that is computed' };
  if (specifier.startsWith('.')) return resolveFile(root, from, specifier);
  if (isBuiltin(specifier)) return { kind: 'package', name: specifier };
  const name = packageName(specifier);
  const workspace = workspaces.find(({ manifest }) => manifest.name === name);
  if (!isDeclared(workspaces, from, name)) return { kind: 'nowhere', why: `its package.json does not name ${name}` };
  return workspace ? resolveDoor(root, workspace, specifier.slice(name.length)) : { kind: 'package', name: specifier };
}

function resolveFile(root: string, from: string, specifier: string): Target {
  // For Vite, `./page.css?inline` is the file ./page.css.
  const file = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return existsSync(path.join(root, file))
    ? { kind: 'file', path: file }
    : { kind: 'nowhere', why: 'there is no such file' };
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/**
 * Whether the package.json of a file's workspace names a package. A test may also use the packages that the root
 * installs for all workspaces: the test runner and the build tools.
 */
function isDeclared(workspaces: Workspace[], from: string, name: string): boolean {
  const folders = [from.split('/', 2).join('/'), ...(/\.test\.tsx?$/.test(from) ? [''] : [])];
  return workspaces
    .filter(({ folder }) => folders.includes(folder))
    .some(({ manifest }) => manifest.name === name || name in declaredBy(manifest));
}

const declaredBy = (manifest: Manifest) => ({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
  ...manifest.peerDependencies,
});

/**
 * Finds the file of an import of one of our packages. `inside` is the text after the package's name: '' or '/contract'.
 */
function resolveDoor(root: string, { folder, manifest }: Workspace, inside: string): Target {
  const file = firstFile(doorNamed(manifest.exports ?? null, `.${inside}`));
  if (file === null) return { kind: 'nowhere', why: `${manifest.name} exports no such door` };
  const target = path.posix.join(folder, file);
  // The target may be a built file, which need not exist yet, because the rules only need the package of the file.
  if (target.startsWith(`${folder}/dist/`) || existsSync(path.join(root, target)))
    return { kind: 'file', path: target };
  return { kind: 'nowhere', why: `${manifest.name} exports ${file}, which is not there` };
}

function doorNamed(doors: Door, name: string): Door {
  if (doors === null) return null;
  if (typeof doors === 'string' || !Object.keys(doors).every((key) => key.startsWith('.')))
    return name === '.' ? doors : null;
  const exact = doors[name];
  if (exact !== undefined) return exact;
  for (const [pattern, door] of Object.entries(doors)) {
    const [before = '', after] = pattern.split('*');
    if (after !== undefined && name.startsWith(before) && name.endsWith(after)) return door;
  }
  return null;
}

function firstFile(door: Door): string | null {
  if (door === null || typeof door === 'string') return door;
  for (const inner of Object.values(door)) {
    const file = firstFile(inner);
    if (file !== null) return file;
  }
  return null;
}
