import { SHARED_WITH_PARTNER } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { beginSession } from '../../browser/support/sign-in.ts';
import { outcomeOf } from '../../world/answer.ts';
import { hasFocus } from '../support/hand/focus.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { channelIdOf, factOf, takeKey, trailOf } from '../support/number-walk.ts';
import { enter, walk } from '../support/walk.ts';

const BOOKINGS = '+12025550121';
const ORDERS = '+447700900101';

const worldOf = shareWorld();
const enterAsPartner = async (kind: HandKind) => {
  const world = await worldOf();
  return enter(world, world.demo.partner.user, 'partner', kind);
};

walk('a partner checks its permission: Manage Account, Details, WhatsApp Channel', { quick: 'mouse' }, async (kind) => {
  await using visit = await enterAsPartner(kind);
  const { page, t, hand, world } = visit;

  await hand.press('link', 'Manage Account: Northwind Travel');
  await hand.press('link', `Details: ${BOOKINGS}`);

  const shared = await factOf(page, 'Partner API Key Permission');
  expect(await trailOf(page, t)).toEqual(['Manage Account', 'Details', 'WhatsApp Channel']);
  await hand.press('link', 'Clients');
  await hand.press('link', 'Manage Account: Harbour Bakery');
  await hand.press('link', `Details: ${ORDERS}`);
  await page.getByText(ORDERS, { exact: true }).waitFor();
  const missing = await factOf(page, 'Partner API Key Permission');
  const channelIds = [channelIdOf(world, BOOKINGS), channelIdOf(world, ORDERS)];
  const check = await world.partner.permissions.check({ channelIds });
  expect({ shared, missing, check }).toEqual({
    shared: expect.stringMatching(/^Shared\nSince /),
    missing: expect.stringMatching(/^Missing\n/),
    check: { shared: [channelIds[0]], missing: [channelIds[1]], unknown: [] },
  });
  await hand.rest();
});

walk('a partner requests permission, and sees it arrive without a reload', { quick: 'keyboard' }, async (kind) => {
  await using visit = await enterAsPartner(kind);
  const { page, hand, world } = visit;
  await hand.press('link', 'Manage Account: Harbour Bakery');
  await hand.press('link', `Details: ${ORDERS}`);
  expect(await factOf(page, 'Partner API Key Permission')).toMatch(/^Missing/);
  let loads = 0;
  page.on('domcontentloaded', () => loads++);

  await hand.press('button', `Request permission for ${ORDERS}`);
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const mail = await page.getByRole('link', { name: 'Send by e-mail' }).getAttribute('href');
  await hand.press('button', 'Close');
  const owner = await beginSession(world, world.bakery.user);
  await owner.share(link, [channelIdOf(world, ORDERS)]);

  await eventually(() => factOf(page, 'Partner API Key Permission')).toMatch(/^Shared\nSince .+ by the client/);
  expect(loads).toBe(0);
  expect(decodeURIComponent(mail ?? '')).toContain(link);
  await hand.rest();
});

walk(
  'a partner generates a key in WABA Management, and meets the greyed button with its sentence',
  { quick: 'mouse' },
  async (kind) => {
    await using visit = await enterAsPartner(kind);
    const { page, t, hand, world } = visit;

    await hand.press('link', 'WABA Management');
    await hand.press('button', `Generate API Key for ${BOOKINGS}`);
    if (kind === 'keyboard') await hand.press('button', 'Replace this key');
    const secret = await takeKey(page, t, hand, `Prod server, ${kind}`);

    expect(outcomeOf(await world.as(secret).send())).toBe(200);
    const opener = page.getByRole('button', { name: `Generate API Key for ${BOOKINGS}` });
    expect(await hasFocus(page, opener)).toBe(true);
    expect(await page.content()).not.toContain(secret);

    await hand.press('button', `Generate API Key for ${ORDERS}`);
    const reason = 'Your client has not shared this number with you.';
    await page
      .getByRole('button', { name: `Generate API Key for ${ORDERS}`, description: reason, disabled: true })
      .waitFor();
    await page.getByText(reason).first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await hand.press('link', ORDERS);
    await page.getByRole('button', { name: `Request permission for ${ORDERS}` }).waitFor();
    await hand.open('What your client sees');

    await eventually(() => page.getByRole('main').innerText()).toContain(SHARED_WITH_PARTNER);
    const key = { channelId: channelIdOf(world, ORDERS), name: 'Not mine' };
    await expect(world.partner.channelKeys.create(key)).rejects.toMatchObject({ code: 'permission_missing' });
    await hand.rest();
  },
);
