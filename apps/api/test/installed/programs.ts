import { accessSync, constants, globSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'vitest';

/** The programs that tests need and that npm cannot install. `.ci/run` unpacks the programs that are missing. */
export type Program = 'nginx' | 'pgbouncer' | 'caddy' | 'initdb' | 'postgres' | 'openssl';

/** The folders in which Debian puts programs that are not on every PATH. The newest PostgreSQL comes first. */
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
 * Makes a group of tests that need installed programs. When a program is missing, the group is skipped and the report
 * names the program.
 *
 * @param tests gets the path of each program, under the name of the program
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
