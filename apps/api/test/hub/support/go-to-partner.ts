import type { HubVisit } from './hub-state.ts';

/** Goes to the page about the partner, as a person does: by *Partner* in the profile menu. */
export async function goToPartner({ page, t }: Pick<HubVisit, 'page' | 't'>): Promise<void> {
  await page.getByRole('button', { name: /^(Owner|Somebody), / }).click();
  await page.getByRole('banner').getByRole('link', { name: t.frame.menuPartner, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t.ownPartner.title, exact: true }).waitFor();
}
