import type { Pass } from '../../src/platform/pass.ts';

/** Lets no time pass until the loop that waits is ended. A loop with it looks once, at the start. */
export const untilAborted: Pass = (_ms, signal) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve());
  });
