import type { Clock } from '../../src/platform/clock.ts';

/** A clock that a test moves. It starts at the real time. */
export interface MovedClock extends Clock {
  pass(ms: number): void;
}

/**
 * Makes a clock that advances by a millisecond at every read. So two consecutive events never have the same instant.
 */
export function fakeClock(): MovedClock {
  return clockBy(1);
}

/** Makes a clock that does not advance by itself, for tests of exact milliseconds. */
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
