import type { ChannelKey, KeyMaker, OrganizationKey, PartnerKey } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedChannel } from '../doors/support/running-channel.ts';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { createPartnerKey, done, ownersOf } from './key-calls.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Reads from one list who made a key. A key that is not in the list gives undefined. */
async function makerOf(as: Caller, kind: string, id: string): Promise<KeyMaker | null | undefined> {
  type Key = ChannelKey | PartnerKey | OrganizationKey;
  const { data } = resultOf<{ data: Key[] }>(await as.ask(`${kind}.list`, { ids: [id] }));
  const [listed] = data;
  const got: Key | null = listed ? resultOf(await as.ask(`${kind}.get`, { id })) : null;
  expect(got?.createdBy).toEqual(listed?.createdBy);
  return listed?.createdBy;
}

test('the account that made a key sees who made it, by id and present name', async () => {
  const { partner, client } = ownersOf(world);
  const ofPerson = await createPartnerKey(world, { name: 'Made by a person' });
  const ofOperator = await world.admin<PartnerKey>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', 'Made by the operator', '--scopes', 'read'],
  );
  const organization = await done(client.change('organizationKeys.create', { name: 'Till', scopes: ['read'] }));

  const ann = await makerOf(partner, 'partnerKeys', ofPerson.id);
  expect(ann).toEqual({ kind: 'person', id: expect.stringMatching(/^usr_/), name: expect.stringMatching(/\w/) });
  expect(await makerOf(partner, 'partnerKeys', ofOperator.id)).toEqual({
    kind: 'operator',
    id: 'operator',
    name: null,
  });
  const bob = await makerOf(client, 'organizationKeys', organization.id);
  expect(bob).toMatchObject({ kind: 'person', name: expect.stringMatching(/\w/) });
  expect(bob?.id).not.toBe(ann?.id);
  await world.sql('update identity."user" set name = $1 where id = $2', ['Ann Newname', ann?.id]);
  expect(await makerOf(partner, 'partnerKeys', ofPerson.id)).toMatchObject({ name: 'Ann Newname' });
});

test('a channel key shows its maker to the partner and in each answer of a change, and to the client nothing', async () => {
  const channelId = sharedChannel(world);
  const { partner } = ownersOf(world);
  const made = await world.partner.channelKeys.create({ channelId, name: 'Made by a program' });
  const byProgram = { kind: 'partner_key', id: expect.stringMatching(/^key_/), name: expect.stringMatching(/\w/) };
  const client = world.as(world.travel.user);

  expect(made.createdBy).toEqual(byProgram);
  expect((await world.partner.channelKeys.edit(made.id, { name: 'Till 2' })).createdBy).toEqual(byProgram);
  expect((await world.partner.channelKeys.rotate(made.id)).createdBy).toEqual(byProgram);
  expect(await makerOf(partner, 'channelKeys', made.id)).toEqual(byProgram);
  expect(await makerOf(client, 'channelKeys', made.id)).toBeNull();
});

test('a member, who may not list partner keys, does not see the name of the partner key that made a key', async () => {
  const made = await world.partner.channelKeys.create({ channelId: sharedChannel(world), name: 'Made by a program' });
  const member = await world.invite(world.demo.partner.id, 'member@inbox.example', { role: 'member' });

  expect(await makerOf(member, 'channelKeys', made.id)).toMatchObject({ kind: 'partner_key', name: null });
});

test('a key from before the columns has no known maker', async () => {
  const made = await world.partner.channelKeys.create({ channelId: sharedChannel(world), name: 'Old' });
  await world.sql('update api_key set created_by_kind = null, created_by_id = null where id = $1', [made.id]);

  expect(await makerOf(ownersOf(world).partner, 'channelKeys', made.id)).toBeNull();
});
