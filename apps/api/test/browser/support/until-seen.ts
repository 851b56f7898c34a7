import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Locator, Page } from 'playwright-core';

/** Waits until the page accepts presses. A button that changes permissions ignores them for its first half second. */
export const untilSeen = (page: Page): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });

/** The same where the page's clock is ours: the half second passes at once. */
export async function passSight(page: Page): Promise<void> {
  await page.clock.fastForward(SIGHT_MS);
  // The page may have begun to look a moment later, and then takes its time.
  await untilSeen(page);
}

/** Stops the clock of the pages of this browser, until it is disposed of. */
export async function stopClock({ clock }: Page): Promise<AsyncDisposable> {
  await clock.install({ time: 0 });
  await clock.pauseAt(1_000);
  return { [Symbol.asyncDispose]: () => clock.resume() };
}

/** Waits for something on a page whose clock stands; lets no more of its time pass than it needs to draw. */
export async function untilDrawn({ clock }: Page, wanted: Locator): Promise<void> {
  await eventually(async () => {
    await clock.runFor(20);
    return wanted.isVisible();
  }).toBe(true);
}

const SIGHT_MS = 500;
