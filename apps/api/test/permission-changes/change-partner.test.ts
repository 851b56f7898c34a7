import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seen } from '../doors/support/seen.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { addRival, partnerOf, previewOf } from './support.ts';

const clock = fakeClock();
let world: World;
let owner: Visitor;
let rival: { id: string; secret: string };
beforeAll(async () => {
  world = await startWorld({ clock });
  rival = await addRival(world);
});
afterAll(() => world.stop());
beforeEach(async () => {
  owner = await world.signIn(world.bakery.user);
});

const change = (partnerId: string, review: string, as = owner) => as.change('partner.change', { partnerId, review });
const makeKey = (secret: string, channelId = '') =>
  world.as(secret).change('channelKeys.create', { channelId, name: 'Racer' });
const types = async (partnerId: string) =>
  (await world.sql<{ type: string }>('select type from event where partner_id = $1 order by id', [partnerId])).map(
    ({ type }) => type,
  );

test('a client moves to another partner, and the old partner can do nothing more', async () => {
  const { bakery, demo, partner } = world;
  const [one, two] = bakery.channels.map(({ id }) => id);
  await owner.share((await partner.onboarding.start()).url, [one ?? '', two ?? '']);
  const key = resultOf<{ id: string; secret: string }>(await makeKey(demo.partner.partnerKey, one));
  clock.pass(1000);

  const preview = await previewOf(owner, rival.id);
  const answer = await change(rival.id, preview.token);

  expect(preview).toMatchObject({
    ...{
      partner: { id: rival.id, name: 'Rival Desk', logo: null },
      current: { id: demo.partner.id, name: 'Acme Inbox' },
    },
    ...{ share: [], keys: [{ id: key.id, name: 'Racer', channelId: one, lastUsedAt: null }] },
  });
  expect(preview.withdraw.map(({ id }) => id).sort()).toEqual([one, two].sort());
  expect(resultOf(answer)).toEqual({
    partnerId: rival.id,
    withdrawn: preview.withdraw.map(({ id }) => id),
    shared: [],
  });
  expect(await partnerOf(owner)).toMatchObject({ id: rival.id, host: 'rival.example' });
  // Direct Payment: the numbers start Missing for the new partner, and the keys of the old partner have ended.
  expect((await world.as(key.secret).send()).refusal).toBe('revoked');
  expect((await makeKey(demo.partner.partnerKey, one)).refusal).toBe('not_found');
  expect((await makeKey(rival.secret, one)).refusal).toBe('permission_missing');
  expect(await partner.permissions.check({ channelIds: [one ?? ''] })).toMatchObject({ unknown: [one] });
  expect((await types(demo.partner.id)).slice(-3)).toEqual([
    'permission.withdrawn',
    'permission.withdrawn',
    'client.disconnected',
  ]);
  expect((await types(rival.id)).at(-1)).toBe('client.connected');

  // The owners get mails about it.
  await expect
    .poll(() => world.mails().map(({ subject }) => subject))
    .toContain(`${bakery.name} no longer works with Acme Inbox`);
  await expect.poll(() => world.mails().map(({ subject }) => subject)).toContain('Rival Desk is your partner now');
  // The page of the old partner's permissions no longer opens for the client, so the mails lead to the Client Hub.
  const aboutNumbers = () =>
    world.mails().filter(({ to, subject }) => to === bakery.user.email && subject.includes('may no longer use'));
  await expect.poll(aboutNumbers).toHaveLength(1);
  expect(aboutNumbers()[0]?.text).toContain(`/client/${bakery.id}/organization/partner and tick the number`);
  expect(aboutNumbers()[0]?.text).not.toContain('/dashboard/app/');

  // A token is good for one change, also after the client has come back.
  expect(outcomeOf(await change(demo.partner.id, (await previewOf(owner, demo.partner.id)).token))).toBe(200);
  expect((await change(rival.id, preview.token)).refusal).toBe('conflict');
  expect((await world.as(key.secret).send()).refusal).toBe('revoked');
});

test('with Partner Payment, the numbers start as the new partner has set it', async () => {
  const { travel, demo } = world;
  const person = await world.signIn(travel.user);
  const numbers = travel.channels.map(({ id }) => id).sort();

  const preview = await previewOf(person, rival.id);
  const moved = await change(rival.id, preview.token, person);

  expect(preview.share.map(({ id }) => id)).toEqual(numbers);
  expect(resultOf(moved)).toEqual({ partnerId: rival.id, withdrawn: numbers, shared: numbers });
  expect(outcomeOf(await makeKey(rival.secret, numbers[0]))).toBe(200);

  await world.partner.settings.update({ shareNewNumbersByDefault: false });
  const back = await previewOf(person, demo.partner.id);
  expect(back.share).toEqual([]);
  expect(resultOf(await change(demo.partner.id, back.token, person))).toMatchObject({ withdrawn: numbers, shared: [] });
  await world.partner.settings.update({ shareNewNumbersByDefault: true });
});

test('a partner that lets no client withdraw keeps what it pays for', async () => {
  const { travel, demo, partner } = world;
  const person = await world.signIn(travel.user);
  await person.change('permissions.change', {
    ...{ partnerId: demo.partner.id, grant: travel.channels.map(({ id }) => id), withdraw: [], keep: [] },
  });
  const { token } = await previewOf(person, rival.id);
  await partner.settings.update({ clientsMayWithdraw: false });

  const refused = [
    await person.ask('partner.previewChange', { partnerId: rival.id }),
    await change(rival.id, token, person),
  ];

  await partner.settings.update({ clientsMayWithdraw: true });
  expect(refused.map(({ refusal }) => refusal)).toEqual(['not_allowed', 'not_allowed']);
  expect(await partnerOf(person)).toMatchObject({ id: demo.partner.id });
});

test('a change needs a recent sign-in and the review of exactly this change', async () => {
  const { demo } = world;
  const { id: third } = await addRival(world);
  const { token } = await previewOf(owner, rival.id);
  const other = await world.invite(world.bakery.id, 'third@bakery.example');

  expect((await change(rival.id, 'x')).refusal).toBe('conflict');
  expect((await change(third, token)).refusal).toBe('conflict');
  expect((await change(rival.id, token, other)).refusal).toBe('conflict');
  // A number that was shared meanwhile is not what the review showed.
  const [channel] = world.bakery.channels;
  await owner.change('permissions.change', {
    partnerId: demo.partner.id,
    grant: [channel?.id],
    withdraw: [],
    keep: [],
  });
  expect((await change(rival.id, token)).refusal).toBe('conflict');
  const { token: late } = await previewOf(owner, rival.id);
  clock.pass(11 * 60_000);
  expect((await change(rival.id, late)).refusal).toBe('code_required');
  clock.pass(5 * 60_000);
  expect((await change(rival.id, late, await world.signIn(world.bakery.user))).refusal).toBe('conflict');
  expect(await partnerOf(owner)).toMatchObject({ id: demo.partner.id });
});

test('an unknown and a suspended partner answer alike, and a signed partner shows no more than its name', async () => {
  const { id: suspended } = await addRival(world);
  await world.admin('suspend', suspended);
  const ask = (partnerId: string) => owner.ask('partner.previewChange', { partnerId });

  const [unknown, asleep] = [await ask('0000000000PA'), await ask(suspended)];
  expect([unknown.status, unknown.refusal]).toEqual([404, 'not_found']);
  expect(seen(asleep)).toEqual(seen(unknown));
  expect((await change(suspended, 'x')).refusal).toBe('not_found');
  expect((await ask(world.demo.partner.id)).refusal).toBe('conflict');

  await world.as(rival.secret).change('settings.update', { requireSignature: true, logo: LOGO });
  expect((await previewOf(owner, rival.id)).partner).toEqual({ id: rival.id, name: 'Rival Desk', logo: null });
  await world.as(rival.secret).change('settings.update', { requireSignature: false });
  expect((await previewOf(owner, rival.id)).partner.logo).toBe(LOGO);
});

test('a client without a partner connects by the link of its partner, not here', async () => {
  const person = await world.signIn(world.pharmacy.user);

  expect((await person.ask('partner.previewChange', { partnerId: rival.id })).refusal).toBe('conflict');
  expect((await change(rival.id, 'x', person)).refusal).toBe('conflict');
});

const LOGO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
