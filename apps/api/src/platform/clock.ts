/** The only source of time. Tests use their own clock. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * Returns how far a clock is ahead of the machine's clock, in milliseconds. It is 0 except in tests, which move the
 * time. Code that uses the clock of the database needs this difference.
 */
export const aheadMs = (clock: Clock): number => clock.now().getTime() - Date.now();
