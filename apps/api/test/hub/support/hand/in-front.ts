import type { Locator, Page } from 'playwright-core';
import type { Part } from './hand.ts';

/** The part of the page that a person can reach now: the innermost open dialog, or the whole page. */
export const inFront = (page: Page): Locator =>
  page.getByRole('document').or(page.getByRole('dialog')).or(page.getByRole('alertdialog')).last();

/** The part of the page in which a person looks for something. The default is all that the person can reach. */
export const partOf = (page: Page, part?: Part): Locator =>
  part === undefined ? inFront(page) : inFront(page).getByRole(part);
