import type { HubVisit } from './hub-state.ts';

/** Goes to a screen by the list of screens, where it has the same name. In a narrow window it opens the list first. */
export async function goTo({ page, t }: Pick<HubVisit, 'page' | 't'>, name: string): Promise<void> {
  const menu = page.locator('summary').filter({ hasText: t.frame.menu });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('navigation', { name: t.frame.navName }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}
