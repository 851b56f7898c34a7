import { play } from './play.ts';
import type { Sequence } from './sequences.ts';
import type { Stage } from './stage.ts';

/** What the first sequence that breaks a promise of this kind has broken; null when none of them does. */
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
