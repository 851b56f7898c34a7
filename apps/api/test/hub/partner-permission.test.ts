import type { ChannelDetails } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { resultOf } from '../world/answer.ts';
import { choose, hear, openPartnerPage, press } from './support/partner-walk.ts';

// One world. Each test begins with one shared number, the first one. A walk through the browser needs one to three
// seconds.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld({ options: { viewport: { width: 1280, height: 800 } } });
});
afterAll(() => world[Symbol.asyncDispose]());

const channel = (at: number) => world.bakery.channels[at] ?? { id: '', phoneNumber: '' };
const number = (at: number) => channel(at).phoneNumber;
const detailsOf = async (at: number) =>
  resultOf<ChannelDetails>(await world.as(world.bakery.user).ask('channels.details', { id: channel(at).id }));

beforeEach(async () => {
  await world.share([channel(0).id]);
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
  await hear(page, 'Acme Inbox no longer has permission');
  await choose(page, { [number(0)]: true });
  await press(page, 'Share 1 number');
  const ask = page.getByRole('dialog', { name: "Confirm it's you" });
  await ask.getByLabel('Password', { exact: true }).fill('not the password');
  await press(page, 'Confirm');
  await ask.getByRole('alert').waitFor();
  expect(await isShared()).toBe(false);
  await ask.getByLabel('Password', { exact: true }).fill(world.bakery.user.password);
  await press(page, 'Confirm');

  await hear(page, 'Acme Inbox now has permission for 1 more number.');
  expect(await isShared()).toBe(true);
});
