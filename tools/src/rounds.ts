/**
 * How often a test repeats: `quick` in `npm test`, `full` in `npm run test:full` and `FULL=1 .ci/run`. Quick has at least
 * one case of every kind, every control and every walk-through; full has the numbers that statistics need.
 */
export const rounds = (quick: number, full: number): number => (isFull ? full : quick);

const { FULL = '' } = process.env;
// Whoever writes FULL=true must not get a quick run.
if (!['', '0', '1'].includes(FULL)) throw new Error(`FULL is "${FULL}". Set FULL=1 for a full run, or leave it out.`);

/** Whether this is the full run. */
export const isFull = FULL === '1';

/**
 * The ways in which one of many things is done: every way in a full run. In a quick one a single way, the next one for
 * each thing, so that each thing is done and each way is taken.
 *
 * @param index which of the things it is, from 0
 * @throws {RangeError} for another index, with which nothing would be done
 */
export function inTurn<T>(ways: readonly T[], index: number): readonly T[] {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`${index} is the place of nothing.`);
  return isFull ? ways : ways.filter((_, at) => at === index % ways.length);
}
