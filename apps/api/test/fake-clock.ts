import type { Clock } from '../src/platform/clock.ts';

/** A clock that a test moves. It starts at the real time and stands still until it is told otherwise. */
export interface FakeClock extends Clock {
  pass(ms: number): void;
}

export function fakeClock(): FakeClock {
  let at = Date.now();
  // A millisecond a look: two things that happen one after the other never have the same instant.
  return {
    now: () => new Date(at++),
    pass(ms) {
      at += ms;
    },
  };
}
