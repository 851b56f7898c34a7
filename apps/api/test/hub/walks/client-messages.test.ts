import { readFile } from 'node:fs/promises';
import type { Contact, OrganizationScope, Page } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { makeKey } from '../../session-events/support/organization-key.ts';
import { bodyOf, outcomeOf, resultOf } from '../../world/answer.ts';
import { bearer, type Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { factOf } from '../support/number-walk.ts';
import { enter, walk } from '../support/walk.ts';
import { goBy, hear, seeRow } from '../support/walk-acts.ts';

const ANSWERS = '+12025550100';
const FAILS = '+12025550199';
const SCOPES: OrganizationScope[] = ['read', 'send', 'manage'];

const worldOf = shareWorld();

/** Enters the bakery's hub, with a program that has an organization key and sends with the bakery's first number. */
async function enterBakery(kind: HandKind) {
  const world = await worldOf();
  const [channel] = world.bakery.channels;
  const { secret, name } = await makeKey(world, world.bakery.id, { scopes: SCOPES });
  const program = world.as(bearer(secret));
  const at = `/api/v1/sessions/${channel?.id}`;
  const send = (to: string, text: string) => program.request('POST', `${at}/messages`, { type: 'text', to, text });
  const visit = await enter(world, world.bakery.user, 'client', kind);
  return { visit, program, send, at, keyName: name, number: channel?.phoneNumber ?? '' };
}

const statusAt = async (program: Caller, at: string) =>
  bodyOf<{ status: string }>(await program.request('GET', at)).status;

walk(
  'an owner stops a session, a program is refused, and the session is started and restarted',
  { quick: 'keyboard' },
  async (kind) => {
    const { visit: opened, program, send, at, number } = await enterBakery(kind);
    await using visit = opened;
    const { page, hand } = visit;
    await goBy(visit, 'Sessions');
    await seeRow(page, number, 'Running');

    await hand.press('button', `Stop ${number}`);
    await page.getByRole('alertdialog', { name: `Stop ${number}?` }).waitFor();
    await hand.press('button', `Stop ${number}`);
    await hear(page, `${number} is stopped.`);
    await seeRow(page, number, 'Stopped');
    const refused = outcomeOf(await send('+12025550143', 'Hello'));
    const stopped = await statusAt(program, at);
    await hand.press('button', `Start ${number}`);
    await hear(page, `${number} is running.`);
    await hand.press('button', `Restart ${number}`);
    await hear(page, `${number} was restarted.`);

    expect([refused, stopped, await statusAt(program, at)]).toEqual(['channel_not_running', 'stopped', 'running']);
    expect(outcomeOf(await send('+12025550143', 'Hello'))).toBe(200);
    await hand.rest();
  },
);

walk(
  'a program’s message and the answer are found as a conversation, with the key that sent it and why another failed',
  { quick: 'mouse' },
  async (kind) => {
    const { visit: opened, send, keyName, number } = await enterBakery(kind);
    await using visit = opened;
    const { page, hand, world } = visit;
    const text = `Your table is ready, ${kind}.`;
    await send(ANSWERS, text);
    await send(FAILS, `No phone gets this, ${kind}.`);
    world.clock.pass(3_000);

    await goBy(visit, 'Messages');
    await hand.choose('Number', `${number}, ${world.bakery.channels[0]?.name}`);
    await hand.write('Search contact', ANSWERS);
    await hand.press('link', 'Sandbox');
    const log = page.getByRole('log', { name: 'Messages with Sandbox' });
    await log.getByText(`You wrote: ${text}`).waitFor();
    const lines = await log.getByRole('listitem').allInnerTexts();
    expect(lines.at(-2)).toMatch(new RegExp(`^You\\s+${text}`));
    expect(lines.at(-2)).toContain('Read');
    await hand.press('button', 'Mark as read');
    await hear(page, 'All messages of this chat are marked as read.');
    await hand.press('link', 'Messages', 'main');
    await hand.write('Search contact', FAILS);
    await hand.press('link', FAILS);
    await page.getByText('WhatsApp cannot deliver to this number.').first().waitFor();
    await hand.press('link', new RegExp(`: No phone gets this, ${kind}`));

    await page.getByRole('heading', { level: 1, name: 'Message', exact: true }).waitFor();
    expect(await factOf(page, 'Status')).toMatch(/Failed.+WhatsApp cannot deliver.+131026/s);
    expect(await factOf(page, 'Sent by')).toMatch(new RegExp(`^${keyName}\\s+An API key\\s+Over the Sessions API`));
    await page.getByRole('table', { name: 'Statuses' }).getByRole('row', { name: 'Failed' }).waitFor();
    await hand.rest();
  },
);

const contactsOf = async (world: World, name: string) =>
  resultOf<Page<Contact>>(await world.as(world.bakery.user).ask('contacts.list', { name })).data;

walk(
  'a contact is found by a part of its number, exported as a file, and erased until only the event is left',
  { quick: 'keyboard' },
  async (kind) => {
    const { visit: opened, program, send } = await enterBakery(kind);
    await using visit = opened;
    const { page, hand, world } = visit;
    const phone = kind === 'mouse' ? '+12025550151' : '+12025550152';
    await send(phone, 'Please keep nothing of this.');
    const [contact] = await contactsOf(world, phone);
    const id = contact?.id ?? '';

    await goBy(visit, 'Contacts');
    await hand.write('Search by any name or number', phone.slice(-7));
    await hand.press('link', phone);
    const arriving = page.waitForEvent('download');
    await hand.press('button', 'Export as JSON');
    const file = await arriving;
    const kept = JSON.parse(await readFile(await file.path(), 'utf8'));
    await hear(page, `${id}.json is saved.`);
    expect(kept).toMatchObject({ contact: { id }, messages: [{ content: { text: 'Please keep nothing of this.' } }] });
    await hand.press('button', 'Erase…');
    await page.getByRole('alertdialog', { name: `Erase ${phone}?` }).waitFor();
    expect(await page.getByRole('alertdialog').innerText()).toContain(`with the ID ${id} and no name`);
    await hand.press('button', `Erase ${phone}`);

    await page.getByRole('heading', { level: 1, name: 'Contact erased' }).waitFor();
    await page.getByRole('heading', { name: 'The contact and 1 message are erased' }).waitFor();
    expect(await contactsOf(world, phone)).toEqual([]);
    expect((await program.request('GET', `/api/v1/contacts/${id}`)).status).toBe(404);
    await hand.press('link', 'Go to Activity');
    const acts = page.getByRole('rowheader').filter({ hasText: id });
    await eventually(() => acts.allInnerTexts()).toEqual([
      expect.stringContaining(`erased the contact ${id}`),
      expect.stringContaining(`exported everything about the contact ${id}`),
    ]);
    await hand.rest();
  },
);
