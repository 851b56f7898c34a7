/** The only source of time: tests bring their own. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() };
