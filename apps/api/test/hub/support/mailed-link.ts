import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import type { World } from '../../world/start-world.ts';
import { mailsTo } from './hub-mails.ts';

/** Opens the link to a new password in the only such mail to this address, as a person does in a mail program. */
export async function openMailedLink(page: Page, world: Pick<World, 'mails'>, address: string): Promise<void> {
  const links = () => mailsTo(world, address).flatMap(({ text }) => /\S+\/sign-in\/new#\w+/.exec(text)?.[0] ?? []);
  await eventually(() => links().length).toBe(1);
  await page.goto(links()[0] ?? '');
}
