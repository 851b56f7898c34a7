import type { Locator, Page } from 'playwright-core';

/** The roles of the things that a person presses. */
export type Pressed = 'link' | 'button' | 'checkbox' | 'radio';

// This limit is higher than the number of tab stops on any screen.
const MANY_STOPS = 120;

/** Presses Tab until the focus is on this element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MANY_STOPS; stop++) {
    if (await hasFocus(page, target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab leads to ${target}.`);
}

/** Whether the focus is on this element. */
export const hasFocus = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) > 0;

/** Goes to an element by keyboard alone, and presses it. */
export async function pressTo(page: Page, role: Pressed, name: string): Promise<void> {
  await tabTo(page, inFront(page).getByRole(role, { name, exact: true }));
  await page.keyboard.press(role === 'link' || role === 'button' ? 'Enter' : 'Space');
}

/** The part of the page that a person can reach now: the innermost open dialog, or the whole page. */
export const inFront = (page: Page): Locator =>
  page.locator(':is(dialog[open], body:not(:has(dialog[open]))):not(:has(dialog[open]))');
