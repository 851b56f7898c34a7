import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Locator, Page } from 'playwright-core';

/**
 * Waits until the page accepts presses. A button that changes permissions ignores presses during its first half second.
 */
export const untilSeen = (page: Page): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });

/**
 * Waits until the page accepts presses, on a page whose clock the test moves. The function moves the clock by the half
 * second in which the page ignores presses, so the test does not really wait.
 */
export async function passSight(page: Page): Promise<void> {
  await page.clock.fastForward(SIGHT_MS);
  // The half second of a button may begin while the clock is moved. Then the test really waits for the rest of it.
  await untilSeen(page);
}

/** Stops the clock in all pages of this browser. The disposal of the returned object lets the clock run again. */
export async function stopClock({ clock }: Page): Promise<AsyncDisposable> {
  await clock.install({ time: 0 });
  await clock.pauseAt(1_000);
  return { [Symbol.asyncDispose]: () => clock.resume() };
}

/**
 * Waits for an element on a page whose clock is stopped. A page without a running clock draws nothing, so the function
 * moves the clock in small steps until the element is visible.
 */
export async function untilDrawn({ clock }: Page, wanted: Locator): Promise<void> {
  await eventually(async () => {
    await clock.runFor(20);
    return wanted.isVisible();
  }).toBe(true);
}

const SIGHT_MS = 500;
