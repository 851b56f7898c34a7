import type { Page } from 'playwright-core';

/** The address of the hub. The server may lead from there to the area of the person. */
export const HUB = /\/(hub|client|partner)(\/|$)/;

/** Waits until a person who has signed in is led to the hub, and opens the sign-in page again. */
export async function returnFromHub(page: Page, baseUrl: string): Promise<void> {
  await page.waitForURL(HUB);
  await page.goto(`${baseUrl}/sign-in`);
  await page.getByRole('heading', { name: "You're signed in" }).waitFor();
}
