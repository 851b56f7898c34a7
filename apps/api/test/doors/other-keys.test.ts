import { expect, test } from 'vitest';
import { ask, change, resultOf, sendMessage, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { type MadeKey, makeKey, missingChannel } from './support/running-channel.ts';
import { snapshot } from './support/tables.ts';

const keysOf = async (doors: Doors, as: Record<string, string>, channelId: string) =>
  resultOf<{ data: { id: string }[] }>(await ask(doors.baseUrl, as, 'channelKeys.list', { channelId })).data;

test('a key that the client made for its own number is not its partner’s to see, rotate or revoke', async () => {
  await using doors = await openDoors();
  const { baseUrl, demo } = doors;
  const channelId = missingChannel(doors);
  const owner = await doors.signIn(demo.clients[0]?.user ?? demo.partner.user);
  const asClient = withCookie(baseUrl, owner.cookie);
  const own = resultOf<MadeKey>(await change(baseUrl, asClient, 'channelKeys.create', { channelId, name: 'Ours' }));
  const before = await snapshot(doors);
  const asPartner = withKey(demo.partner.partnerKey);

  const refused = [
    await change(baseUrl, asPartner, 'channelKeys.rotate', { id: own.id }),
    await change(baseUrl, asPartner, 'channelKeys.revoke', { id: own.id }),
  ];

  for (const answer of refused) expectRefusal(answer, 'procedures', 'not_found');
  expect(await keysOf(doors, asPartner, channelId)).toEqual([]);
  expect(await keysOf(doors, asClient, channelId)).toMatchObject([{ id: own.id }]);
  expect(await snapshot(doors)).toEqual(before);
  expect((await sendMessage(baseUrl, { 'd360-api-key': own.secret })).status).toBe(200);
});

test('a key that the partner made is the client’s to see and to revoke', async () => {
  await using doors = await openDoors();
  const { baseUrl, demo } = doors;
  const made = await makeKey(doors);
  const owner = await doors.signIn(demo.clients[1]?.user ?? demo.partner.user);
  const asClient = withCookie(baseUrl, owner.cookie);
  expect(await keysOf(doors, asClient, made.channelId)).toMatchObject([{ id: made.id }]);

  const revoked = await change(baseUrl, asClient, 'channelKeys.revoke', { id: made.id });

  expect(revoked.status).toBe(200);
  expectRefusal(await sendMessage(baseUrl, { 'd360-api-key': made.secret }), 'messaging', 'revoked');
});
