import { type ChannelDetails, SHARED_WITH_PARTNER } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { describe, expect, test } from 'vitest';
import { shareWorld } from '../browser/support/browser-world.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import type { World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';
import { enterHub } from './support/enter-hub.ts';
import { HANDS, handOn } from './support/hand.ts';
import { channelIdOf, factOf, takeKey, trailOf } from './support/number-walk.ts';

const BOOKINGS = '+12025550121';
const PRESCRIPTIONS = '+447700900150';

const WIDE = { width: 1280, height: 800 };

const openWindow = shareWorld();

async function lastUseOf(world: World): Promise<string | null> {
  const id = channelIdOf(world, PRESCRIPTIONS);
  const { keyInForce } = resultOf<ChannelDetails>(await world.as(world.pharmacy.user).ask('channels.details', { id }));
  return keyInForce?.lastUsedAt ?? null;
}

// Each walk-through opens a browser window and loads several screens, which takes some seconds.
describe.each(HANDS)('with the %s', (kind) => {
  async function enter(userOf: (world: World) => User) {
    const world = await openWindow({ permissions: ['clipboard-read', 'clipboard-write'] });
    await world.page.setViewportSize(WIDE);
    const visit = await enterHub(world, userOf(world), { area: 'client' });
    return { ...visit, hand: handOn(visit.page, kind), [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
  }

  test('a client checks Details, WhatsApp Channel, Partner API Key Permission', async () => {
    await using visit = await enter(({ travel }) => travel.user);
    const { page, t, hand } = visit;

    await hand.press('link', `Details: ${BOOKINGS}`);

    expect(await factOf(page, 'Partner API Key Permission')).toMatch(/^Shared\nSince .+Organization Settings$/s);
    expect(await trailOf(page, t)).toEqual(['Channels', BOOKINGS, 'Details', 'WhatsApp Channel']);
  });

  test('a client meets the greyed button of a shared number, with the sentence and its link', async () => {
    await using visit = await enter(({ travel }) => travel.user);
    const { page, hand, world } = visit;

    await hand.press('link', BOOKINGS);
    await hand.press('button', 'Generate API Key');
    const button = page.getByRole('button', { name: 'Generate API Key', disabled: true });
    const describedBy = await button.getAttribute('aria-describedby');
    const reason = page.locator(`[id="${describedBy}"]`);

    expect(await reason.innerText()).toBe(SHARED_WITH_PARTNER);
    expect(await reason.getByRole('link').allInnerTexts()).toEqual(['Organization Settings']);
    expect(await page.getByRole('dialog').count()).toBe(0);
    const key = { channelId: channelIdOf(world, BOOKINGS), name: 'Not now' };
    expect(outcomeOf(await world.as(world.travel.user).change('channelKeys.create', key))).toBe('not_allowed');
  });

  test('a client without a partner generates a key, and the old key stops working', async () => {
    await using visit = await enter(({ pharmacy }) => pharmacy.user);
    const { page, t, hand, world } = visit;
    await hand.press('link', PRESCRIPTIONS);
    await hand.press('button', 'Generate API Key');
    if (kind === 'keyboard') await hand.press('button', 'Replace this key');
    const first = await takeKey(page, t, hand, `First, ${kind}`);
    const before = outcomeOf(await world.as(first).send());
    // The server writes its counts every five seconds. One of the two walks waits for that, to see the last use.
    if (kind === 'mouse') await eventually(() => lastUseOf(world)).not.toBeNull();

    await hand.press('button', 'Generate API Key');
    await page.getByRole('alertdialog', { name: `Replace the key “First, ${kind}”?` }).waitFor();
    const warning = await page.getByRole('alertdialog').innerText();
    await hand.press('button', 'Replace this key');
    const second = await takeKey(page, t, hand, `Second, ${kind}`);

    expect(warning).toMatch(kind === 'mouse' ? /stops working at once.+Last used/s : /stops working at once/);
    expect([before, outcomeOf(await world.as(first).send()), outcomeOf(await world.as(second).send())]).toEqual([
      200,
      'revoked',
      200,
    ]);
  });

  test('who closes a new key without a copy is asked once', async () => {
    await using visit = await enter(({ pharmacy }) => pharmacy.user);
    const { page, t, hand } = visit;
    await hand.press('link', PRESCRIPTIONS);
    await hand.press('button', 'Generate API Key');
    await hand.press('button', 'Replace this key');
    await hand.write(t.keys.name, `Lost, ${kind}`);
    await hand.press('button', 'Generate API Key');
    await page.getByRole('dialog', { name: 'Your new API key' }).waitFor();

    await page.keyboard.press('Escape');
    await hand.press('button', 'Back to the key');
    await hand.press('button', 'Done');
    const isOpen = await page.getByRole('dialog', { name: 'Your new API key' }).isVisible();
    await page.keyboard.press('Escape');
    await hand.press('button', 'Close without copying');

    expect(isOpen).toBe(true);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});
