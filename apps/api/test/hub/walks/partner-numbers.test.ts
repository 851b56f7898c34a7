import { SHARED_WITH_PARTNER } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { describe, expect, test } from 'vitest';
import { shareWorld } from '../browser/support/browser-world.ts';
import { beginSession } from '../browser/support/sign-in.ts';
import { outcomeOf } from '../world/answer.ts';
import { enterHub } from './support/enter-hub.ts';
import { HANDS, handOn } from './support/hand.ts';
import { channelIdOf, factOf, takeKey, trailOf } from './support/number-walk.ts';
import { hasFocus } from './support/press-to.ts';

const BOOKINGS = '+12025550121';
const ORDERS = '+447700900101';
const WIDE = { width: 1280, height: 800 };

const openWindow = shareWorld();

// Each walk-through opens a browser window and loads several screens, which takes some seconds.
describe.each(HANDS)('with the %s', (kind) => {
  async function enter() {
    const world = await openWindow({ permissions: ['clipboard-read', 'clipboard-write'] });
    await world.page.setViewportSize(WIDE);
    const visit = await enterHub(world, world.demo.partner.user, { area: 'partner' });
    return { ...visit, hand: handOn(visit.page, kind), [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
  }

  test('a partner checks its permission: Manage Account, Details, WhatsApp Channel', async () => {
    await using visit = await enter();
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
  });

  test('a partner requests permission, and sees it arrive without a reload', async () => {
    await using visit = await enter();
    const { page, hand, world } = visit;
    await hand.press('link', 'Manage Account: Harbour Bakery');
    await hand.press('link', `Details: ${ORDERS}`);
    expect(await factOf(page, 'Partner API Key Permission')).toMatch(/^Missing/);

    await hand.press('button', `Request permission for ${ORDERS}`);
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    const mail = await page.getByRole('link', { name: 'Send by email' }).getAttribute('href');
    await hand.press('button', 'Close');
    await page.evaluate('window.isSamePage = true');
    const owner = await beginSession(world, world.bakery.user);
    await owner.share(link, [channelIdOf(world, ORDERS)]);

    await eventually(() => factOf(page, 'Partner API Key Permission')).toMatch(/^Shared\nSince .+ by the client/);
    expect(await page.evaluate('window.isSamePage')).toBe(true);
    expect(decodeURIComponent(mail ?? '')).toContain(link);
  });

  test('a partner generates a key in WABA Management, and the key sends', async () => {
    await using visit = await enter();
    const { page, t, hand, world } = visit;

    await hand.press('link', 'WABA Management');
    await hand.press('button', `Generate API Key for ${BOOKINGS}`);
    if (kind === 'keyboard') await hand.press('button', 'Replace this key');
    const secret = await takeKey(page, t, hand, `Prod server, ${kind}`);

    expect(outcomeOf(await world.as(secret).send())).toBe(200);
    const opener = page.getByRole('button', { name: `Generate API Key for ${BOOKINGS}` });
    expect(await hasFocus(page, opener)).toBe(true);
    expect(await page.content()).not.toContain(secret);
  });

  test('a partner meets the greyed button with its sentence, and the sentence of its client', async () => {
    await using visit = await enter();
    const { page, hand, world } = visit;

    await hand.press('link', 'WABA Management');
    await hand.press('button', `Generate API Key for ${ORDERS}`);
    const button = page.getByRole('button', { name: `Generate API Key for ${ORDERS}`, disabled: true });
    await button.waitFor();
    const describedBy = await button.getAttribute('aria-describedby');
    const reason = await page.locator(`[id="${describedBy}"]`).innerText();
    const dialogs = await page.getByRole('dialog').count();
    await hand.press('link', ORDERS);
    await page.getByRole('button', { name: `Request permission for ${ORDERS}` }).waitFor();
    await hand.open('What your client sees');

    expect([reason, dialogs]).toEqual(['Your client has not shared this number with you.', 0]);
    await eventually(() => page.getByRole('main').innerText()).toContain(SHARED_WITH_PARTNER);
    const key = { channelId: channelIdOf(world, ORDERS), name: 'Not mine' };
    await expect(world.partner.channelKeys.create(key)).rejects.toMatchObject({ code: 'permission_missing' });
  });
});
