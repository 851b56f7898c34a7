/**
 * How often a test repeats: `quick` in `npm test`, `full` in `npm run test:full` and `FULL=1 .ci/run`. Quick has at least
 * one case of every kind, every control and every walk-through; full has the numbers that statistics need.
 */
export const rounds = (quick: number, full: number): number => (isFull ? full : quick);

/** Whether this is the full run. */
export const isFull = process.env.FULL === '1';
