import { expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type MadeKey, makeKey, missingChannel } from './support/running-channel.ts';
import { snapshot } from './support/tables.ts';

const keysOf = async (as: Caller, channelId: string) =>
  resultOf<{ data: { id: string }[] }>(await as.ask('channelKeys.list', { channelId })).data;

test('a key that the client made for its own number is not its partner’s to see, rotate or revoke', async () => {
  await using world = await startWorld();
  const channelId = missingChannel(world);
  const asClient = world.as(world.bakery.user);
  const own = resultOf<MadeKey>(await asClient.change('channelKeys.create', { channelId, name: 'Ours' }));
  const before = await snapshot(world);
  const asPartner = world.as(world.demo.partner.partnerKey);

  const refused = [
    await asPartner.change('channelKeys.rotate', { id: own.id }),
    await asPartner.change('channelKeys.revoke', { id: own.id }),
  ];

  for (const answer of refused) expectRefusal(answer, 'procedures', 'not_found');
  expect(await keysOf(asPartner, channelId)).toEqual([]);
  expect(await keysOf(asClient, channelId)).toMatchObject([{ id: own.id }]);
  expect(await snapshot(world)).toEqual(before);
  expect((await world.as(own.secret).send()).status).toBe(200);
});

test('a key that the partner made is the client’s to see and to revoke', async () => {
  await using world = await startWorld();
  const made = await makeKey(world);
  const asClient = world.as(world.travel.user);
  expect(await keysOf(asClient, made.channelId)).toMatchObject([{ id: made.id }]);

  const revoked = await asClient.change('channelKeys.revoke', { id: made.id });

  expect(revoked.status).toBe(200);
  expectRefusal(await world.as(made.secret).send(), 'messaging', 'revoked');
});
