import type { Page } from 'playwright-core';
import type { Texts } from '../../../../hub/src/texts/catalogue.ts';
import type { World } from '../../world/start-world.ts';
import { readClipboard } from './clipboard.ts';
import type { Hand } from './hand/hand.ts';
import { inFront } from './hand/in-front.ts';

/** Returns the text beside a name in the list of facts of the screen. */
export async function factOf(page: Page, name: string): Promise<string> {
  await page.getByRole('term').filter({ hasText: name }).first().waitFor();
  const terms = await page.getByRole('term').allInnerTexts();
  return page.getByRole('definition').nth(terms.indexOf(name)).innerText();
}

/** Returns the steps that lead to the screen, as the page shows them. */
export const trailOf = (page: Page, t: Texts): Promise<string[]> =>
  page.getByRole('list', { name: t.frame.trailName }).getByRole('listitem').allInnerTexts();

/** Names a new key in its dialog, tries it and copies it. Returns the secret. The dialog is closed then. */
export async function takeKey(page: Page, t: Texts, hand: Hand, name: string): Promise<string> {
  await hand.write(t.keys.name, name);
  await hand.press('button', t.generateKey.generate);
  await inFront(page).getByRole('heading', { name: t.secret.title, exact: true }).waitFor();
  await hand.press('button', t.secret.tryNow);
  await page.getByText(t.secret.works).waitFor();
  await hand.press('button', t.secret.copy);
  await page.getByRole('status').filter({ hasText: t.secret.copied }).waitFor();
  const secret = await readClipboard(page);
  await hand.press('button', t.secret.done);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  return secret;
}

/** Returns the id of a number of the demo world. */
export function channelIdOf({ demo }: Pick<World, 'demo'>, number: string): string {
  const found = demo.clients.flatMap(({ channels }) => channels).find(({ phoneNumber }) => phoneNumber === number);
  if (found === undefined) throw new Error(`The demo world has no number ${number}.`);
  return found.id;
}
