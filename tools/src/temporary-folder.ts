import { tmpdir } from 'node:os';
// This import comes before all other work, because the module throws when the variable FULL has a value that means
// neither a quick run nor a full run.
import './rounds.ts';
import { leftoversIn, makeRunFolder, removeFolder } from './run-folder.ts';

/** The beginning of the name of each folder that `setup` makes. */
export const PREFIX = 'chatelaine-run-';

/**
 * Makes a folder for the temporary files of this run. vitest calls this function once for a workspace whose tests leave
 * files behind: a browser ends with its worker, and a killed test removes nothing. The end of the run removes the
 * folder. When a run was killed, the next run removes the folder of the killed run.
 */
export function setup(): () => void {
  const parent = tmpdir();
  for (const folder of leftoversIn(parent, PREFIX)) removeFolder(folder);
  const folder = makeRunFolder(parent, PREFIX);
  // The workers start later and inherit these variables, so the workers use the folder too.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => removeFolder(folder);
}
