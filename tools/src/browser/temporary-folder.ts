import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NAME = /^chatelaine-browser-(?<owner>\d+)-/;

/**
 * What vitest runs once for a workspace whose tests open browsers: a browser ends with its worker, and leaves what it
 * kept. It lies in a folder of this run, which goes with it; the folder of a run that was killed goes with the next one.
 */
export function setup(): () => void {
  const parent = tmpdir();
  for (const name of readdirSync(parent)) {
    const owner = NAME.exec(name)?.groups?.owner;
    if (owner !== undefined && !isAlive(Number(owner))) remove(path.join(parent, name));
  }
  const folder = mkdtempSync(path.join(parent, `chatelaine-browser-${process.pid}-`));
  // The workers begin later, and inherit them.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => remove(folder);
}

// A browser that is just ending may write once more.
const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
