import type { Pass } from '../../../src/platform/pass.ts';

/** The time between two looks for new events, and the first wait before a server connects again. */
export const [LOOK_MS, CONNECT_MS] = [15_000, 1_000];

/** Waits that end only when the test says so, so no test waits for real time. */
export interface Steps {
  pass: Pass;
  /** Ends the waits of this length, when there is one. */
  end(ms: number): Promise<void>;
}

/** Makes waits that a test ends. */
export function stepped(): Steps {
  const waiting: { ms: number; resolve(): void }[] = [];
  let wake = Promise.withResolvers<void>();
  return {
    pass(ms, until) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ ms, resolve });
      if (until?.aborted) resolve();
      else until?.addEventListener('abort', () => resolve(), { once: true });
      wake.resolve();
      return promise;
    },
    async end(ms) {
      for (;;) {
        const found = waiting.filter((each) => each.ms === ms);
        for (const each of found) {
          waiting.splice(waiting.indexOf(each), 1);
          each.resolve();
        }
        if (found.length > 0) return;
        wake = Promise.withResolvers<void>();
        await wake.promise;
      }
    },
  };
}
