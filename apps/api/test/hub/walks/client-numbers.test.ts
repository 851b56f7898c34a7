import { type ChannelDetails, SHARED_WITH_PARTNER } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { outcomeOf, resultOf } from '../../world/answer.ts';
import type { World } from '../../world/start-world.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { channelIdOf, factOf, takeKey, trailOf } from '../support/number-walk.ts';
import { enter, walk } from '../support/walk.ts';

const BOOKINGS = '+12025550121';
const PRESCRIPTIONS = '+447700900150';

const worldOf = shareWorld();
const enterAs = async (who: 'travel' | 'pharmacy', kind: HandKind) => {
  const world = await worldOf();
  return enter(world, world[who].user, 'client', kind);
};

async function lastUseOf(world: World): Promise<string | null> {
  const id = channelIdOf(world, PRESCRIPTIONS);
  const { keyInForce } = resultOf<ChannelDetails>(await world.as(world.pharmacy.user).ask('channels.details', { id }));
  return keyInForce?.lastUsedAt ?? null;
}

walk('a client checks Details, WhatsApp Channel, Partner API Key Permission', { quick: 'keyboard' }, async (kind) => {
  await using visit = await enterAs('travel', kind);
  const { page, t, hand } = visit;

  await hand.press('link', `Details: ${BOOKINGS}`);

  expect(await factOf(page, 'Partner API Key Permission')).toMatch(/^Shared\nSince .+Organization Settings$/s);
  expect(await trailOf(page, t)).toEqual(['Channels', BOOKINGS, 'Details', 'WhatsApp Channel']);
  await hand.rest();
});

walk(
  'a client meets the greyed button of a shared number, with the sentence and its link',
  { quick: 'mouse' },
  async (kind) => {
    await using visit = await enterAs('travel', kind);
    const { page, t, hand, world } = visit;

    await hand.press('link', BOOKINGS);
    await hand.press('button', 'Generate API Key');
    const greyed = { name: 'Generate API Key', description: SHARED_WITH_PARTNER, disabled: true };
    await page.getByRole('button', greyed).waitFor();

    expect(await page.getByRole('dialog').count()).toBe(0);
    const key = { channelId: channelIdOf(world, BOOKINGS), name: 'Not now' };
    expect(outcomeOf(await world.as(world.travel.user).change('channelKeys.create', key))).toBe('not_allowed');
    await hand.press('link', 'Organization Settings');
    await page.getByRole('heading', { level: 1, name: t.ownPartner.title }).waitFor();
    await hand.rest();
  },
);

walk('a client without a partner generates a key, and the old key stops working', { quick: 'mouse' }, async (kind) => {
  await using visit = await enterAs('pharmacy', kind);
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
  await hand.rest();
});

walk('who closes a new key without a copy is asked once', { quick: 'mouse' }, async (kind) => {
  await using visit = await enterAs('pharmacy', kind);
  const { page, t, hand } = visit;
  await hand.press('link', PRESCRIPTIONS);
  await hand.press('button', 'Generate API Key');
  await hand.press('button', 'Replace this key');
  await hand.write(t.keys.name, `Lost, ${kind}`);
  await hand.press('button', 'Generate API Key');
  await page.getByRole('dialog', { name: 'Your new API key' }).waitFor();

  await hand.escape();
  await hand.press('button', 'Back to the key');
  await hand.press('button', 'Done');
  const isOpen = await page.getByRole('dialog', { name: 'Your new API key' }).isVisible();
  await hand.escape();
  await hand.press('button', 'Close without copying');

  expect(isOpen).toBe(true);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await hand.rest();
});
