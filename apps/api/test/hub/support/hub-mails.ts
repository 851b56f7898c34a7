import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import type { World } from '../../world/start-world.ts';

/** Returns the mails to an address, the newest first. */
export const mailsTo = ({ mails }: Pick<World, 'mails'>, address: string) => mails().filter(({ to }) => to === address);

/** Types the newest mailed code into the dialog that asks for it, and confirms. */
export async function typeCode(world: Pick<World, 'mails'>, page: Page, address: string): Promise<void> {
  const field = page.getByLabel('Code', { exact: true });
  await field.waitFor();
  const codes = () => mailsTo(world, address).flatMap(({ text }) => /^\d{8}(?= )/.exec(text)?.[0] ?? []);
  await eventually(() => codes().length).toBeGreaterThan(0);
  await field.fill(codes()[0] ?? '');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
}
