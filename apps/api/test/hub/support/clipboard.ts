// Playwright has no way to read the clipboard but a script in the page.
import type { BrowserContext, Page } from 'playwright-core';

/** Lets the page write to the clipboard and the test read from it, as a person allows it. */
export const allowClipboard = (context: BrowserContext): Promise<void> =>
  context.grantPermissions(['clipboard-read', 'clipboard-write']);

/** Returns what is on the clipboard. */
export const readClipboard = (page: Page): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
