import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';

/** Presses *Copy* in the dialog that shows a secret, and returns what is then on the clipboard. */
export async function copySecret({ page, context, baseUrl }: BrowserWorld): Promise<string> {
  // Firefox does not know these permissions. `launchFirefox` allows the clipboard with a preference.
  if (context.browser()?.browserType().name() !== 'firefox')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseUrl).origin });
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  return page.evaluate<string>('navigator.clipboard.readText()');
}

/** Returns the one-time code in the newest mail to this person. */
export function mailedCode({ mails }: BrowserWorld, { email }: { email: string }): string {
  const mail = mails().find(({ to, text }) => to === email && /^\d{8} /.test(text));
  if (mail === undefined) throw new Error(`There is no code for ${email}.`);
  return mail.text.slice(0, 8);
}

/** Opens the screen of API keys by the list of screens. */
export async function goToApiKeys(page: Page): Promise<void> {
  // In a narrow window the list is behind a line that opens it.
  const menu = page.getByText('Menu', { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'API Keys' }).click();
  await page.getByRole('heading', { level: 1, name: 'API Keys' }).waitFor();
}

/** Presses a button, by its whole name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits until the status line says this. */
export const hear = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor();
