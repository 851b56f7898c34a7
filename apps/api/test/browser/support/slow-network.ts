import type { Page, Route } from 'playwright-core';

/** Calls on their way that have not arrived yet. */
export interface HeldCalls {
  /** How many were made. */
  count(): number;
  /** Lets all of them, and every later one, go through. */
  letGo(): void;
}

/** Holds a page's calls to an address until they are let go: a network as slow as the test needs. */
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
