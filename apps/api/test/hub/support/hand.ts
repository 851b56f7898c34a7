import type { Page } from 'playwright-core';
import { inFront, type Pressed, pressTo, tabTo } from './press-to.ts';

/** How a person works: with the mouse, or with the keyboard alone. */
export interface Hand {
  press(role: Pressed, name: string): Promise<void>;
  /** Fills in a field. */
  write(label: string, text: string): Promise<void>;
  /** Opens what is behind a line of a disclosure. */
  open(summary: string): Promise<void>;
}

/** The two ways in which every walk-through is done. */
export const HANDS = ['mouse', 'keyboard'] as const;

/** Makes the hand of a person on a page. */
export const handOn = (page: Page, kind: (typeof HANDS)[number]): Hand => (kind === 'mouse' ? mouse(page) : keys(page));

const mouse = (page: Page): Hand => ({
  press: async (role, name) => {
    const target = inFront(page).getByRole(role, { name, exact: true });
    // A person can press a greyed button too. It must do nothing.
    await target.click({ force: await target.isDisabled() });
  },
  write: (label, text) => inFront(page).getByRole('textbox', { name: label, exact: true }).fill(text),
  open: (summary) => inFront(page).getByText(summary, { exact: true }).click(),
});

const keys = (page: Page): Hand => ({
  press: (role, name) => pressTo(page, role, name),
  write: async (label, text) => {
    await tabTo(page, inFront(page).getByRole('textbox', { name: label, exact: true }));
    await page.keyboard.type(text);
  },
  open: async (summary) => {
    await tabTo(page, page.locator('summary').filter({ hasText: summary }));
    await page.keyboard.press('Enter');
  },
});
