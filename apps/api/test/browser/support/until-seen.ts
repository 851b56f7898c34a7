import type { Page } from 'playwright-core';

/** Waits until the page takes presses: for half a second after it came to sight its grave button does not. */
export const untilSeen = (page: Page): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });

/** The same where the page's clock is ours: the half second passes at once. */
export async function passSight(page: Page): Promise<void> {
  await page.clock.fastForward(SIGHT_MS);
  // The page may have begun to look a moment later, and then takes its time.
  await untilSeen(page);
}

const SIGHT_MS = 500;
