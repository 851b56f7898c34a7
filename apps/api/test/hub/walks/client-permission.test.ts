import type { ChannelDetails } from '@chatelaine/shared';
import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { setShared } from '../../browser/support/set-shared.ts';
import { resultOf } from '../../world/answer.ts';
import { focused } from '../support/hand/focus.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { enter, type Walker, walk } from '../support/walk.ts';
import { goBy, hear, seeRow, sendMessage, takeSecret } from '../support/walk-acts.ts';

// One world. Each walk begins with one shared number, the first one.
const worldOf = shareWorld();

/** Profile → Partner, as the bakery's owner. */
async function enterPartnerPage(kind: HandKind): Promise<Walker> {
  const world = await worldOf();
  await setShared(world, 1);
  const visit = await enter(world, world.bakery.user, 'client', kind);
  await visit.hand.press('button', /^(Owner|Somebody), /);
  await visit.hand.press('link', 'Partner', 'banner');
  await visit.page.getByRole('heading', { level: 1, name: visit.t.ownPartner.title, exact: true }).waitFor();
  return visit;
}

const channelAt = ({ world }: Walker, at: number) => world.bakery.channels[at] ?? { id: '', phoneNumber: '' };
const newKey = (visit: Walker, at: number) =>
  visit.world.partner.channelKeys.create({ channelId: channelAt(visit, at).id, name: 'Inbox' });
const createKeyOf = async (visit: Walker, at: number) => {
  const { id } = channelAt(visit, at);
  const owner = visit.world.as(visit.world.bakery.user);
  return resultOf<ChannelDetails>(await owner.ask('channels.details', { id })).createKey;
};

/** The box of a number. Its name begins with the number. */
const boxOf = (phoneNumber: string) => new RegExp(`^\\${phoneNumber}`);

/** A day of the calendar of this machine, which is also the browser's, such as `2026-12-31`. */
function dayIn(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return day.toLocaleDateString('sv');
}

walk(
  'a client grants and edits by Profile → Partner, and the partner can make a key at once',
  { quick: 'keyboard' },
  async (kind) => {
    await using visit = await enterPartnerPage(kind);
    const { page, hand, world } = visit;
    const [, second, third] = world.bakery.channels;
    if (second === undefined || third === undefined) throw new Error('The bakery has three numbers.');
    await expect(newKey(visit, 1)).rejects.toMatchObject({ code: 'permission_missing' });
    await seeRow(page, second.phoneNumber, 'Missing');

    await hand.press('button', 'Change permission');
    await hand.tick('checkbox', boxOf(second.phoneNumber));
    await hand.pressTwice('button', 'Share 1 number');

    await hear(page, 'Acme Inbox now has permission for 1 more number.');
    await seeRow(page, second.phoneNumber, 'Shared');
    await seeRow(page, second.phoneNumber, 'Owner');
    const history = page.getByRole('listitem');
    await history
      .filter({ hasText: `Owner shared ${second.phoneNumber} on ` })
      .first()
      .waitFor();
    expect(await focused(page)).toBe('- button "Change permission"');
    const { secret } = await newKey(visit, 1);
    expect(await sendMessage(world, secret)).toBe(200);
    const { data } = await world.partner.permissions.list({ channelId: second.id, status: 'shared' });
    expect(data).toHaveLength(1);

    // It edits: another number until a day, and the partner reads this end.
    await hand.press('button', 'Change permission');
    await hand.tick('checkbox', boxOf(third.phoneNumber));
    await hand.press('button', 'Set an end date');
    await hand.setDay('Last day', dayIn(0));
    await hand.press('button', 'Share 1 number');
    await page.getByText('Choose a day from tomorrow on.').waitFor();
    await hand.setDay('Last day', dayIn(1));
    await hand.press('button', 'Share 1 number');

    await hear(page, 'It ends after');
    await seeRow(page, third.phoneNumber, 'until');
    const [permission] = (await world.partner.permissions.list({ channelId: third.id, status: 'shared' })).data;
    expect(permission?.expiresAt).toBe(new Date(`${dayIn(1)}T24:00`).toISOString());
    await hand.rest();
  },
);

walk(
  'a client withdraws while the partner requires signed links, and regains the button',
  { quick: 'mouse' },
  async (kind) => {
    await using visit = await enterPartnerPage(kind);
    const { page, hand, world } = visit;
    const { phoneNumber } = channelAt(visit, 0);
    await world.partner.settings.update({ requireSignature: true });
    const key = await newKey(visit, 0);
    expect(await sendMessage(world, key.secret)).toBe(200);
    expect(await createKeyOf(visit, 0)).toEqual({ allow: false, reason: 'shared_with_partner' });

    await hand.press('button', 'Change permission');
    await hand.tick('checkbox', boxOf(phoneNumber), false);
    await hand.press('button', 'Withdraw permission for 1 number');
    const review = page.getByRole('alertdialog', { name: 'Withdraw permission for 1 number?' });
    await review.getByText(phoneNumber, { exact: true }).waitFor();
    await review.getByText(key.hint).waitFor();
    expect(await focused(page)).toBe('- button "Keep it"');
    expect(await sendMessage(world, key.secret)).toBe(200);
    await hand.press('button', 'Withdraw permission');

    await hear(page, 'Acme Inbox no longer has permission for 1 number.');
    await world.partner.settings.update({ requireSignature: false });
    expect(await sendMessage(world, key.secret)).toBe('revoked');
    const history = page.getByRole('listitem');
    await history
      .filter({ hasText: `Owner withdrew ${phoneNumber} on ` })
      .first()
      .waitFor();
    expect(await createKeyOf(visit, 0)).toEqual({ allow: true });
    expect(await focused(page)).toBe('- button "Change permission"');
    // The button of the number is back, and makes a key that sends.
    await goBy(visit, 'Channels');
    await hand.press('link', phoneNumber);
    await hand.press('button', 'Generate API Key');
    await hand.write('Name', `Till, ${kind}`);
    await hand.press('button', 'Generate API Key');
    await page.getByRole('heading', { name: 'Your new API key', exact: true }).waitFor();
    expect(await sendMessage(world, await takeSecret(visit))).toBe(200);
    await hand.rest();
  },
);
