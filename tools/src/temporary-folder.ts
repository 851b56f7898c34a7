import { tmpdir } from 'node:os';
// This import comes before all other work, because it refuses a FULL that means neither quick nor full.
import './rounds.ts';
import { leftoversIn, makeRunFolder, removeFolder } from './run-folder.ts';

/** The beginning of the names of these folders. */
export const PREFIX = 'chatelaine-run-';

/**
 * vitest calls this function once for a workspace whose tests leave files behind: a browser ends with its worker, and a
 * killed test removes nothing. All these files are in a folder of this run. The end of the run removes the folder. The
 * next run removes the folder of a run that was killed.
 */
export function setup(): () => void {
  const parent = tmpdir();
  for (const folder of leftoversIn(parent, PREFIX)) removeFolder(folder);
  const folder = makeRunFolder(parent, PREFIX);
  // The workers start later, and inherit these variables.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => removeFolder(folder);
}
