import type { ChannelDetails } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { resultOf } from '../world/answer.ts';
import { copySecret } from './support/key-walk.ts';
import { choose, focused, hear, openPartnerPage, press, seeRow, sendMessage, tabTo } from './support/partner-walk.ts';

// One world. Each test begins with one shared number, the first one. A walk through the browser needs one to three
// seconds.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld({ options: { viewport: { width: 1280, height: 800 } } });
});
afterAll(() => world[Symbol.asyncDispose]());

const channel = (at: number) => world.bakery.channels[at] ?? { id: '', phoneNumber: '' };
const number = (at: number) => channel(at).phoneNumber;
const newKey = (at: number) => world.partner.channelKeys.create({ channelId: channel(at).id, name: 'Inbox' });
const detailsOf = async (at: number) =>
  resultOf<ChannelDetails>(await world.as(world.bakery.user).ask('channels.details', { id: channel(at).id }));

beforeEach(async () => {
  await world.share([channel(0).id]);
});

test('a client grants by Profile → Partner, and the partner can make a key at once', async () => {
  await expect(newKey(1)).rejects.toMatchObject({ code: 'permission_missing' });
  const page = await openPartnerPage(world);
  await seeRow(page, number(1), 'Missing');

  await choose(page, { [number(1)]: true });
  await page.getByRole('button', { name: 'Share 1 number', exact: true }).dblclick();

  await hear(page, 'Acme Inbox has permission for 1 number more.');
  await seeRow(page, number(1), 'Shared');
  await seeRow(page, number(1), 'Owner');
  await page
    .getByRole('listitem')
    .filter({ hasText: `Owner shared ${number(1)} on ` })
    .first()
    .waitFor();
  expect(await focused(page)).toBe('- button "Change permission"');
  const { secret } = await newKey(1);
  await expect(sendMessage(world, secret)).resolves.toBe(200);
  const { data } = await world.partner.permissions.list({ channelId: channel(1).id, status: 'shared' });
  expect(data).toHaveLength(1);
});

test('a client edits: another number until a day, and the partner reads this end', async () => {
  const page = await openPartnerPage(world);
  const tomorrow = await page.evaluate<string>(
    "(() => { const d = new Date(); d.setDate(d.getDate() + 1); return d.toLocaleDateString('sv') })()",
  );
  const today = await page.evaluate<string>("new Date().toLocaleDateString('sv')");

  await choose(page, { [number(2)]: true });
  await press(page, 'Set an end date');
  await page.getByLabel('Last day', { exact: true }).fill(today);
  await press(page, 'Share 1 number');
  await page.getByText('Choose a day from tomorrow on.').waitFor();
  await page.getByLabel('Last day', { exact: true }).fill(tomorrow);
  await press(page, 'Share 1 number');

  await hear(page, 'It ends after');
  await seeRow(page, number(2), 'until');
  const [permission] = (await world.partner.permissions.list({ channelId: channel(2).id, status: 'shared' })).data;
  const end = await page.evaluate<string>(`new Date('${tomorrow}T24:00').toISOString()`);
  expect(permission?.expiresAt).toBe(end);
});

test('a client withdraws while the partner requires signed links: its key stops, and the client may generate', async () => {
  await world.partner.settings.update({ requireSignature: true });
  const key = await newKey(0);
  await expect(sendMessage(world, key.secret)).resolves.toBe(200);
  expect((await detailsOf(0)).createKey).toEqual({ allow: false, reason: 'shared_with_partner' });
  const page = await openPartnerPage(world);

  await choose(page, { [number(0)]: false });
  await press(page, 'Withdraw permission for 1 number');
  const review = page.getByRole('alertdialog', { name: 'Withdraw permission for 1 number?' });
  await review.getByText(number(0), { exact: true }).waitFor();
  await review.getByText(key.hint).waitFor();
  expect(await focused(page)).toBe('- button "Keep it"');
  await expect(sendMessage(world, key.secret)).resolves.toBe(200);
  await press(page, 'Withdraw permission');

  await hear(page, 'Acme Inbox has no permission any more for 1 number.');
  await world.partner.settings.update({ requireSignature: false });
  await expect(sendMessage(world, key.secret)).resolves.toBe('revoked');
  await page
    .getByRole('listitem')
    .filter({ hasText: `Owner withdrew ${number(0)} on ` })
    .first()
    .waitFor();
  expect((await detailsOf(0)).createKey).toEqual({ allow: true });
  // The button of the number is back, and makes a key that sends.
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Channels', exact: true }).click();
  await page.getByRole('link', { name: number(0), exact: true }).click();
  await press(page, 'Generate API Key');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Till');
  await page.getByRole('dialog').getByRole('button', { name: 'Generate API Key', exact: true }).click();
  await page.getByRole('heading', { name: 'Your new API key', exact: true }).waitFor();
  const own = await copySecret(world);
  await press(page, 'Done');
  await expect(sendMessage(world, own)).resolves.toBe(200);
});

test('Keep it and Esc change nothing', async () => {
  const page = await openPartnerPage(world);

  await choose(page, { [number(0)]: false });
  await press(page, 'Withdraw permission for 1 number');
  await press(page, 'Keep it');
  await page.getByRole('dialog').getByRole('status').filter({ hasText: 'Nothing changes yet.' }).waitFor();
  await page.getByRole('checkbox', { name: number(0), checked: true }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await detailsOf(0)).permission).toBe('shared');
});

test('by keyboard alone: Profile → Partner → clear the box → review → withdraw', async () => {
  const page = await openPartnerPage(world);
  const { keyboard } = page;

  await tabTo(page, /button "Change permission"/);
  await keyboard.press('Enter');
  await tabTo(page, new RegExp(`checkbox "\\${number(0)}`));
  await keyboard.press('Space');
  await tabTo(page, /button "Withdraw permission for 1 number"/);
  await keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  expect(await focused(page)).toBe('- button "Keep it"');
  await tabTo(page, /button "Withdraw permission"/);
  await keyboard.press('Enter');

  await hear(page, 'Acme Inbox has no permission any more for 1 number.');
  expect(await focused(page)).toBe('- button "Change permission"');
  expect((await detailsOf(0)).permission).toBe('missing');
});

test('in a window of 400 px height the buttons are on screen, and no box with the focus is behind them', async () => {
  const page = await openPartnerPage(world);
  await page.setViewportSize({ width: 480, height: 400 });
  await choose(page, { [number(0)]: false });
  const hidden: string[] = [];

  for (const { phoneNumber } of world.bakery.channels) {
    await page.getByRole('checkbox', { name: phoneNumber }).focus();
    const isSeen = await page.evaluate<boolean>(`(() => {
      const { x, y, width, height } = document.activeElement.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === document.activeElement;
    })()`);
    if (!isSeen) hidden.push(phoneNumber);
    const box = await page.getByRole('button', { name: 'Keep as it is', exact: true }).boundingBox();
    expect((box?.y ?? 400) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  }

  expect(hidden).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
});

// The last test, because the clock has moved after it.
test('an old sign-in: a grant asks for the password, and a withdrawal does not', async () => {
  // The owner's session of other callers ends when the person signs in again, so the partner says what is shared.
  const isShared = async () =>
    (await world.partner.permissions.check({ channelIds: [channel(0).id] })).shared.length === 1;
  const page = await openPartnerPage(world);
  world.clock.pass(11 * 60_000);

  await choose(page, { [number(0)]: false });
  await press(page, 'Withdraw permission for 1 number');
  await press(page, 'Withdraw permission');
  await hear(page, 'Acme Inbox has no permission any more');
  await choose(page, { [number(0)]: true });
  await press(page, 'Share 1 number');
  const ask = page.getByRole('dialog', { name: "Confirm it's you" });
  await ask.getByLabel('Password', { exact: true }).fill('not the password');
  await press(page, 'Confirm');
  await ask.getByRole('alert').waitFor();
  expect(await isShared()).toBe(false);
  await ask.getByLabel('Password', { exact: true }).fill(world.bakery.user.password);
  await press(page, 'Confirm');

  await hear(page, 'Acme Inbox has permission for 1 number more.');
  expect(await isShared()).toBe(true);
});
