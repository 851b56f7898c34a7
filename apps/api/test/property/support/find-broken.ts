import { play } from './play.ts';
import type { Sequence } from './sequences.ts';
import type { Stage } from './stage.ts';

/**
 * Runs the sequences and returns the text of the first broken promise that matches `says`. Returns null when no
 * sequence breaks such a promise.
 */
export async function findBroken(
  openStage: () => Stage,
  sequences: readonly Sequence[],
  says: RegExp,
): Promise<string | null> {
  for (const sequence of sequences) {
    const found = (await play(openStage(), sequence)).broken.find(({ what }) => says.test(what));
    if (found !== undefined) return found.what;
  }
  return null;
}
