/**
 * Returns how often a test repeats: `quick` in `npm test`, `full` in `npm run test:full` and `FULL=1 .ci/run`. A quick
 * run has at least one case of every kind, every control and every walk-through. A full run has the numbers that
 * statistics need.
 */
export const rounds = (quick: number, full: number): number => (isFull ? full : quick);

const { FULL = '' } = process.env;
// A person who writes FULL=true must not get a quick run.
if (!['', '0', '1'].includes(FULL)) throw new Error(`FULL is "${FULL}". Set FULL=1 for a full run, or leave it out.`);

/** Whether this is the full run. */
export const isFull = FULL === '1';

/**
 * Chooses the ways in which a test does one thing of a list, such as one row of a table. A full run takes every way for
 * each thing. A quick run takes one way for a thing, and the next way for the next thing. So a quick run does each
 * thing once and takes each way for some thing.
 *
 * @param index the number of the thing, from 0
 * @throws {RangeError} for an invalid index, because such an index would choose no way
 */
export function inTurn<T>(ways: readonly T[], index: number): readonly T[] {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`${index} is the place of nothing.`);
  return isFull ? ways : ways.filter((_, at) => at === index % ways.length);
}
