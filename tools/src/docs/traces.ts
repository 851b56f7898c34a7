import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';

/** Looks for traces of a single machine: the addresses from which it got packages, and the paths of its folders. */
export function checkTraces(root: string): Finding {
  const files = repositoryFiles(root);
  const machine = machinePaths([root, path.dirname(root), os.homedir()]);
  const offences = files.flatMap((file) => tracesIn(file, readFileSync(path.join(root, file)), machine));
  return { figures: `${files.length} files`, offences: [...offences, ...registryTraces(root)] };
}

// The pattern is written as `roo[t]`, so that the pattern does not match this line itself.
const HOMES = String.raw`/(?:home|Users)/[\w.-]+/|[A-Z]:\\+Users\\+|/roo[t]/`;

/** Returns a pattern that matches the home folders of all machines, and the given folders of this machine. */
function machinePaths(folders: string[]): RegExp {
  // A folder directly under the root (`/app`) is left out, because the same text may be the path of a URL.
  const own = folders
    .filter((folder) => folder.split(path.sep).length > 2)
    .map((folder) => folder.replaceAll(/[^\w/]/g, '\\$&'));
  return new RegExp(String.raw`(?<![\w.~-])(?:${[HOMES, ...own.map((folder) => `${folder}(?![\\w-])`)].join('|')})`);
}

function tracesIn(file: string, bytes: Buffer, machine: RegExp): string[] {
  if (bytes.includes(0)) return []; // The file is binary, e.g. an image or a font.
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line, i) => {
      const match = machine.exec(line);
      return match ? [`${file}:${i + 1}: ${match[0]} is a folder of one machine`] : [];
    });
}

function registryTraces(root: string): string[] {
  const lock = path.join(root, 'package-lock.json');
  const settings = path.join(root, '.npmrc');
  return [
    ...(existsSync(lock) ? addressesIn(readFileSync(lock, 'utf8')) : []),
    ...(existsSync(settings) && /registry\s*=/.test(readFileSync(settings, 'utf8')) ? ['.npmrc names a registry'] : []),
  ];
}

/**
 * Finds the addresses of packages in a lockfile. The field `resolved` of a workspace is the folder of the workspace,
 * and is no trace. A `resolved` with a scheme is the address from which one machine got a package.
 */
function addressesIn(lock: string): string[] {
  return Array.from(
    lock.matchAll(/"resolved": "([a-z+]+:[^"]*)"/g),
    ([, address]) => `package-lock.json names ${address}`,
  );
}
