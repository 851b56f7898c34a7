import { vi } from 'vitest';

/** Longer than any test: an attempt with this timeout ends when the test says so, and never because a machine is slow. */
export const TIMEOUT_MS = 54_321;

/** Lets the test decide when the time of an attempt with `TIMEOUT_MS` is up. */
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
