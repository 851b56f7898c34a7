import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

/**
 * Returns the running version: the version of the release, or the commit of this checkout. It is `unknown` when this
 * folder is neither a release nor a checkout.
 */
export function runningVersion(root = ROOT): string {
  const release = path.join(root, 'release.json');
  if (existsSync(release)) return (JSON.parse(readFileSync(release, 'utf8')) as { version: string }).version;
  return commitOf(path.join(root, '.git'));
}

// Reads the commit from the files of git, because the program git may not be installed on a server.
function commitOf(git: string): string {
  const head = read(path.join(git, 'HEAD'));
  const ref = head?.match(/^ref: (\S+)/)?.[1];
  if (ref === undefined) return shorten(head);
  const packed = read(path.join(git, 'packed-refs'))
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return shorten(read(path.join(git, ref)) ?? packed ?? null);
}

const shorten = (line: string | null): string => line?.match(/^[0-9a-f]{40}/)?.[0].slice(0, 12) ?? 'unknown';

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is no such file, for example because this folder is not a checkout.
    return null;
  }
}
