import type { Page, Route } from 'playwright-core';

/** Calls of a page that the test holds back, so they have not reached the server yet. */
export interface HeldCalls {
  /** Returns the number of calls so far. */
  count(): number;
  /** Lets all waiting calls and every later call continue. */
  letGo(): void;
}

/**
 * Holds the calls of a page to an address until the test releases them. So the network is as slow as the test needs.
 */
export async function holdCalls(page: Page, address: string | RegExp): Promise<HeldCalls> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  await page.route(address, async (route: Route) => {
    count++;
    await promise;
    await route.fallback();
  });
  return { count: () => count, letGo: resolve };
}
