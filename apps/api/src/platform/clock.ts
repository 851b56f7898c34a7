/** The only source of time: tests bring their own. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * How far a clock is ahead of the machine's clock, in milliseconds. It is 0 except in tests, which move time. Code that
 * works with the clock of the database needs it.
 */
export const aheadMs = (clock: Clock): number => clock.now().getTime() - Date.now();
