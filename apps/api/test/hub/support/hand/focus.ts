// This file only reads where the focus is. A person sees that by the ring, and no role or name tells it.
import type { Locator, Page } from 'playwright-core';

/** Whether the focus is on this element. */
export const hasFocus = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) > 0;

/** Whether the focus is on the line of a disclosure that contains these words. A line has no role of its own. */
export const isLineFocused = (words: Locator): Promise<boolean> =>
  words.evaluate((element) => element.closest('summary') === element.ownerDocument.activeElement);

/** Returns the accessible form of the element that has the focus, such as `- button "Cancel"`; '' when none has it. */
export async function focused(page: Page): Promise<string> {
  const place = page.locator(':focus');
  return (await place.count()) === 0 ? '' : place.ariaSnapshot();
}

/** What a person sees of the focus. */
export type FocusSight = 'seen' | 'nowhere' | 'hidden' | 'without a ring';

/** Returns what a person sees of the focus. A heading or a status line that a screen focuses by itself has no ring. */
export const seeFocus = (page: Page): Promise<FocusSight> => page.evaluate<FocusSight>(SIGHT);

const SIGHT = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body || at === document.documentElement) return 'nowhere';
  if (!at.checkVisibility({ visibilityProperty: true })) return 'hidden';
  if (at.tabIndex < 0) return 'seen';
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const isRinged = at.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  return isRinged ? 'seen' : 'without a ring';
})()`;
