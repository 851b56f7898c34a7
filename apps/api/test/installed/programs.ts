import { accessSync, constants, globSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'vitest';

/** Programs that tests run against and that npm cannot install. `.ci/run` unpacks those that are missing. */
export type Program = 'nginx' | 'pgbouncer' | 'caddy' | 'initdb' | 'postgres' | 'openssl';

/** Where Debian puts programs that are not on everybody's PATH; of several PostgreSQL the newest. */
const ELSEWHERE = ['/usr/sbin', ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];

/** The path of an installed program, and null where there is none. */
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
 * A group of tests that need installed programs. Where one is missing, the report says which, and the group is skipped.
 *
 * @param tests is given the path of each program, in the order of the names
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
