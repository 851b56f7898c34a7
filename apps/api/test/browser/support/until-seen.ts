import type { Page } from 'playwright-core';

/** Waits until the page takes presses: for half a second after it came to sight its grave button does not. */
export const untilSeen = (page: Page): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
