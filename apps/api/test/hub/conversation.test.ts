import { eventually } from '@chatelaine/tools/browser/eventually';
import { translationScript } from '@chatelaine/tools/browser/translate-page';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { type InsertedConversation, insertConversation } from '../messages/support/insert-conversation.ts';
import { enterByCookie } from './support/enter-hub.ts';

const NAME = 'Rosa Calder';
const HEIGHT = 800;

let world: BrowserWorld;
let talk: InsertedConversation;
beforeAll(async () => {
  world = await startBrowserWorld({ options: { viewport: { width: 600, height: HEIGHT } } });
  talk = await insertConversation(world, world.bakery.channels[0]?.id ?? '', NAME);
  await world.sql("update message set created_at = now() - interval '1 hour'");
  for (let place = 40; place > 0; place--) await addMessage(`Line ${place}`, place);
});
afterAll(() => world?.stop());

/** Writes another message of the contact into the tables, as old as these minutes. */
const addMessage = (text: string, minutes: number) =>
  world.sql(
    `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, wa_message_id,
       status, created_at)
     select $2::text, channel_id, client_id, chat_id, contact_id, direction, type, jsonb_build_object('text', $3::text),
       $2::text, status, now() - $4 * interval '1 minute'
     from message where id = $1`,
    [talk.message, `msg_${text.replace(' ', '')}`, text, minutes],
  );

async function openTalk(): Promise<Page> {
  const { page } = await enterByCookie(world, world.bakery.user);
  await page.goto(`${world.baseUrl}/client/${world.bakery.id}/messages`);
  await page.getByRole('link', { name: NAME }).click();
  await page.getByText('Line 1', { exact: true }).waitFor();
  return page;
}

/** Whether the line is on the screen. The page scrolls after the line is there. */
const sees = (page: Page, text: string) =>
  eventually(async () => {
    const box = await page.getByText(text, { exact: true }).boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= HEIGHT;
  });

test('a conversation opens at its newest message, and a message that arrives comes into view', async () => {
  const page = await openTalk();

  await sees(page, 'Line 1').toBe(true);
  await addMessage('Just now', 0);
  await sees(page, 'Just now').toBe(true);
  await page.getByRole('button', { name: 'Older messages' }).click();
  await sees(page, 'Line 30').toBe(true);

  expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/: Line 30$/);
});

test('a translated list of conversations shows the message that arrives', async () => {
  const { page } = await enterByCookie(world, world.bakery.user);
  await page.goto(`${world.baseUrl}/client/${world.bakery.id}/messages`);
  await page.getByRole('link', { name: NAME }).waitFor();
  await page.evaluate(translationScript('replaced'));

  await addMessage('Very last', -1);
  await world.sql(`update chat set unread_count = 7, last_message_at = now() + interval '1 minute'`);
  await page.getByText('7 unread').waitFor();

  expect(await page.evaluate('frozen()')).toEqual([]);
});

test('a conversation is marked as read by its button, and not by a look', async () => {
  const unread = async () =>
    (await world.sql<{ count: number }>('select unread_count as count from chat where id = $1', [talk.chat]))[0]?.count;
  await world.sql('update chat set unread_count = 7');
  const page = await openTalk();
  const button = page.getByRole('button', { name: 'Mark as read' });
  await page.getByText('7 unread').waitFor();
  await page.getByText('The sender will see blue ticks.').waitFor();
  expect(await unread()).toBe(7);
  await sees(page, 'Line 1').toBe(true);
  await sees(page, 'Mark as read').toBe(true);

  // The other answers may be late. The button is gone before them, and the page must not jump meanwhile.
  const late = Promise.withResolvers<void>();
  await page.route('**/trpc/messages.list**', async (route) => {
    await late.promise;
    await route.continue();
  });
  await button.click();
  const said = 'All messages of this chat are marked as read.';
  await page.getByRole('status').filter({ hasText: said }).waitFor();

  expect([await unread(), await button.count()]).toEqual([0, 0]);
  await eventually(() => page.locator(':focus').innerText()).toBe(said);
  await sees(page, 'Line 1').toBe(true);
  late.resolve();
});

test('the next page of a list begins at its top, with the focus in its first row', async () => {
  await world.sql(
    `insert into contact (id, client_id, profile_name, created_at, updated_at)
     select 'con_' || lpad(i::text, 22, '0'), $1, 'Person ' || i, now() - i * interval '1 minute', now()
     from generate_series(1, 120) i`,
    [world.bakery.id],
  );
  const { page } = await enterByCookie(world, world.bakery.user);
  await page.goto(`${world.baseUrl}/client/${world.bakery.id}/contacts`);
  await page.getByRole('button', { name: 'Next page' }).click();

  await sees(page, 'Person 50').toBe(true);
  expect(await page.locator(':focus').textContent()).toBe('Person 50');
});

test('the name of a contact who was erased in another window does not stay on the screen', async () => {
  const page = await openTalk();

  await world.as(world.bakery.user).change('contacts.erase', { id: talk.contact });
  await page.getByText('There is nothing here, or it is not yours.').waitFor();

  await eventually(() => page.getByText(NAME).count()).toBe(0);
});
