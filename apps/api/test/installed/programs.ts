import { accessSync, constants, globSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'vitest';

/**
 * The programs that tests need and that npm cannot install. `.ci/run` unpacks each of these programs that the machine
 * lacks.
 */
export type Program = 'nginx' | 'pgbouncer' | 'caddy' | 'initdb' | 'postgres' | 'openssl';

/**
 * Folders in which Debian installs programs and which may be missing in PATH. The folder of the newest PostgreSQL is
 * first among the folders of PostgreSQL.
 */
const ELSEWHERE = ['/usr/sbin', ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];

/** Returns the path of an installed program, or null when the program is not installed. */
export function findProgram(name: Program): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...ELSEWHERE];
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}

/**
 * Declares a group of tests that need installed programs. When the machine lacks one of the programs, the group is
 * skipped, and the report names this program.
 *
 * @param tests gets the path of each program, by the name of the program
 */
export function describeWith<const Names extends readonly Program[]>(
  names: Names,
  title: string,
  tests: (paths: { [Name in Names[number]]: string }) => void,
): void {
  const paths = Object.fromEntries(names.map((name) => [name, findProgram(name)]));
  const missing = names.filter((name) => paths[name] === null);
  if (missing.length === 0) describe(title, () => tests(paths as { [Name in Names[number]]: string }));
  else test.skip(`${title}: skipped, ${missing.join(' and ')} is not installed`);
}
