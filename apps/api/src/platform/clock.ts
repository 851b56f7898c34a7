/** The only source of time: tests bring their own. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * How far a clock is ahead of the machine's, in milliseconds: 0 but in tests, which move time. For what goes by the clock of
 * the database.
 */
export const aheadMs = (clock: Clock): number => clock.now().getTime() - Date.now();
