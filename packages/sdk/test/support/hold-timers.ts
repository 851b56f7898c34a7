import { vi } from 'vitest';

/**
 * A timeout that is longer than any test. An attempt with this timeout ends when the test ends it, and never because a
 * machine is slow.
 */
export const TIMEOUT_MS = 54_321;

/** Lets the test end an attempt that has the timeout `TIMEOUT_MS`. The attempt ends as if this timeout had passed. */
export function holdTimers(): { timeOut(): void } {
  const started = vi.spyOn(globalThis, 'setTimeout');
  return {
    timeOut() {
      const [run] = started.mock.calls.findLast(([, ms]) => ms === TIMEOUT_MS) ?? [];
      if (run === undefined) throw new Error('No attempt is under way.');
      run();
    },
  };
}
