import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { outcomeOf } from '../../world/answer.ts';
import { enterByCookie } from './enter-hub.ts';
import { goToPartner } from './go-to-partner.ts';

/** Enters the Client Hub as the bakery's owner, and goes to Profile → Partner. */
export async function openPartnerPage(world: BrowserWorld, user = world.bakery.user): Promise<Page> {
  const visit = await enterByCookie(world, user, { area: 'client' });
  await goToPartner(visit);
  return visit.page;
}

/** Presses a button, by its whole name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits until a status line says this. */
export const hear = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

/** Opens the choice, and ticks or clears the box of each of these numbers. */
export async function choose(page: Page, boxes: Record<string, boolean>): Promise<void> {
  await press(page, 'Change permission');
  for (const [number, isTicked] of Object.entries(boxes))
    await page.getByRole('checkbox', { name: number }).setChecked(isTicked);
}

/** Waits until the row of this number says this. */
export const seeRow = (page: Page, number: string, text: string): Promise<void> =>
  page.getByRole('row', { name: number }).filter({ hasText: text }).waitFor();

/** Sends a message with a channel key. Returns 200, or the code of the refusal. */
export async function sendMessage(world: Pick<BrowserWorld, 'as'>, secret: string): Promise<string | number> {
  const message = { messaging_product: 'whatsapp', to: '447700900199', type: 'text', text: { body: 'Hello' } };
  return outcomeOf(await world.as(secret).post('/messages', message));
}
