import type { OwnChannel, WithdrawalReview } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { changeOf, reviewOf } from './support.ts';

const clock = fakeClock();
let world: World<MovedClock>;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld({ clock });
  owner = await world.signIn(world.bakery.user);
});
afterAll(() => world.stop());

const channelsOf = async (as: Pick<Visitor, 'ask'>) => resultOf<OwnChannel[]>(await as.ask('partner.channels'));
const change = (over: object) => owner.change('permissions.change', changeOf(world, over));

test('each number shows its permission, who changed it last and when, and the client’s own key', async () => {
  const [one = '', two = '', three = ''] = world.bakery.channels.map(({ id }) => id);
  const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
  resultOf(await owner.change('channelKeys.create', { channelId: three, name: 'Till' }));
  resultOf(await change({ grant: [one] }));
  resultOf(await change({ grant: [two], keep: [one], expiresAt }));
  const before = await channelsOf(owner);
  clock.pass(61_000);
  resultOf(await change({ withdraw: [one], review: await reviewOf(owner, [one]) }));

  const after = await channelsOf(owner);

  const person = { kind: 'person', name: 'Owner' };
  const until = { permission: 'shared', expiresAt, changedBy: person };
  expect(before).toMatchObject([{ id: one, permission: 'shared', expiresAt: null }, { id: two, ...until }, {}, {}]);
  expect(before[1]?.changedAt).toBe(before[1]?.sharedAt);
  expect(after).toMatchObject([
    { permission: 'missing', sharedAt: null, changedBy: person, changedAt: expect.stringMatching(/^20/) },
    { permission: 'missing', sharedAt: null, changedBy: null, changedAt: expiresAt },
    { permission: 'missing', ownKey: 'Till', changedBy: null, changedAt: null, mayWithdraw: true },
    { status: 'pending', ownKey: null },
  ]);
});

test('a client of a partner that pays and forbids withdrawals reads that it may not withdraw', async () => {
  await world.partner.settings.update({ clientsMayWithdraw: false });
  const channels = await channelsOf(await world.signIn(world.travel.user));
  await world.partner.settings.update({ clientsMayWithdraw: true });

  expect(channels.map(({ mayWithdraw }) => mayWithdraw)).toEqual([false, false]);
  expect((await channelsOf(owner)).map(({ mayWithdraw }) => mayWithdraw)).toEqual([true, true, true, true]);
});

test('the review of a withdrawal names the partner’s keys of these numbers, and no other keys', async () => {
  const [one = '', two = ''] = world.bakery.channels.map(({ id }) => id);
  resultOf(await change({ grant: [one, two] }));
  const key = await world.partner.channelKeys.create({ channelId: one, name: 'Inbox' });
  await world.partner.channelKeys.create({ channelId: two, name: 'Other' });

  const review = resultOf<WithdrawalReview>(await owner.ask('permissions.review', { withdraw: [one] }));

  expect(review.keys).toEqual([{ id: key.id, name: 'Inbox', hint: key.hint, channelId: one, lastUsedAt: null }]);
});
