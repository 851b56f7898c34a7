// What people do and see in several walk-throughs.
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { outcomeOf } from '../../world/answer.ts';
import { readClipboard } from './clipboard.ts';
import { mailsTo } from './hub-mails.ts';
import type { Walker } from './walk.ts';

/** Goes to a screen by the list of screens, where it has the same name. */
export async function goBy({ page, hand }: Pick<Walker, 'page' | 'hand'>, name: string): Promise<void> {
  await hand.press('link', name);
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Waits until a status line says this. The error tells what the page says instead. */
export async function hear(page: Page, text: string): Promise<void> {
  try {
    await page.getByRole('status').filter({ hasText: text }).waitFor();
  } catch (cause) {
    throw new Error(`No status line says: ${text}\nThe page says:\n${await page.innerText('body')}`, { cause });
  }
}

/** Waits until the row of this thing says this. */
export const seeRow = (page: Page, name: string, text: string): Promise<void> =>
  page.getByRole('row', { name }).filter({ hasText: text }).waitFor();

/** Presses *Copy* in the dialog that shows a secret, then *Done*. Returns what is on the clipboard. */
export async function takeSecret({ page, hand }: Pick<Walker, 'page' | 'hand'>): Promise<string> {
  await hand.press('button', 'Copy');
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  const secret = await readClipboard(page);
  await hand.press('button', 'Done');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return secret;
}

/** Types the newest mailed code where the screen asks for it, and confirms. */
export async function giveCode(
  { page, hand, world }: Pick<Walker, 'page' | 'hand' | 'world'>,
  address: string,
): Promise<void> {
  await page.getByLabel('Code', { exact: true }).waitFor();
  const codes = () => mailsTo(world, address).flatMap(({ text }) => /^\d{8}(?= )/.exec(text)?.[0] ?? []);
  await eventually(() => codes().length).toBeGreaterThan(0);
  await hand.write('Code', codes()[0] ?? '');
  await hand.press('button', 'Confirm');
}

/** Sends a message with a channel key. Returns 200, or the code of the refusal. */
export async function sendMessage(world: Pick<BrowserWorld, 'as'>, secret: string): Promise<string | number> {
  const message = { messaging_product: 'whatsapp', to: '447700900199', type: 'text', text: { body: 'Hello' } };
  return outcomeOf(await world.as(secret).post('/messages', message));
}
