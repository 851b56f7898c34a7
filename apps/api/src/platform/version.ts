import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

/** The version that runs here: the commit of this checkout, or the one of the release; `unknown` without either. */
export function runningVersion(root = ROOT): string {
  const release = path.join(root, 'release.json');
  if (existsSync(release)) return (JSON.parse(readFileSync(release, 'utf8')) as { version: string }).version;
  return commitOf(path.join(root, '.git'));
}

// It reads the files of git, because a server need not have the program.
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
    // This folder has no such file, or is no checkout.
    return null;
  }
}
