import type { Clock } from '../../src/platform/clock.ts';

/** A clock that a test moves. It starts at the real time. */
export interface MovedClock extends Clock {
  pass(ms: number): void;
}

/**
 * A clock that goes on by a millisecond a look: two things that happen one after the other never have the same instant.
 */
export function fakeClock(): MovedClock {
  return clockBy(1);
}

/** A clock that stands still: for ends that are exact to the millisecond. */
export function stillClock(): MovedClock {
  return clockBy(0);
}

function clockBy(stepMs: number): MovedClock {
  let at = Date.now();
  return {
    now: () => {
      const now = new Date(at);
      at += stepMs;
      return now;
    },
    pass(ms) {
      at += ms;
    },
  };
}
