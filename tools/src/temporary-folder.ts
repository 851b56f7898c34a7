import { tmpdir } from 'node:os';
// Before anything begins: it refuses a FULL that says neither quick nor full.
import './rounds.ts';
import { leftoversIn, makeRunFolder, removeFolder } from './run-folder.ts';

/** How these folders begin. */
export const PREFIX = 'chatelaine-run-';

/**
 * What vitest runs once for a workspace whose tests leave files behind: a browser ends with its worker, and a killed
 * test removes nothing. All of it lies in a folder of this run, which goes with it; the folder of a run that was killed
 * goes with the next one.
 */
export function setup(): () => void {
  const parent = tmpdir();
  for (const folder of leftoversIn(parent, PREFIX)) removeFolder(folder);
  const folder = makeRunFolder(parent, PREFIX);
  // The workers begin later, and inherit them.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => removeFolder(folder);
}
