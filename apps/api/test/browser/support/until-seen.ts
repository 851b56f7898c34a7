import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Locator, Page } from 'playwright-core';

/** Waits until the page accepts presses. A button that changes permissions ignores them for its first half second. */
export const untilSeen = (page: Page): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });

/**
 * Waits until the page accepts presses, on a page whose clock the test moves. The half second without presses passes at
 * once.
 */
export async function passSight(page: Page): Promise<void> {
  await page.clock.fastForward(SIGHT_MS);
  // The half second of the page may have begun a little later. Then the rest of the half second really has to pass.
  await untilSeen(page);
}

/** Stops the clock of the pages of this browser. The clock runs again when the result is disposed of. */
export async function stopClock({ clock }: Page): Promise<AsyncDisposable> {
  await clock.install({ time: 0 });
  await clock.pauseAt(1_000);
  return { [Symbol.asyncDispose]: () => clock.resume() };
}

/**
 * Waits for an element on a page whose clock is stopped. Lets only as much time pass on this page as the drawing needs.
 */
export async function untilDrawn({ clock }: Page, wanted: Locator): Promise<void> {
  await eventually(async () => {
    await clock.runFor(20);
    return wanted.isVisible();
  }).toBe(true);
}

const SIGHT_MS = 500;
