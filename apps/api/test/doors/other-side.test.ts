import { expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld } from '../world/start-world.ts';

interface Event {
  type: string;
  subjectId: string | null;
  actor: { kind: string; id: string | null };
}

const eventsFor = async (as: Caller) => resultOf<{ data: Event[] }>(await as.ask('events.list', { limit: 200 })).data;

/** The types of the events that a client's answer on the consent page causes. */
const ANSWERS = [
  'permission_request.opened',
  'permission_request.granted',
  'permission_request.denied',
  'permission.granted',
  'permission.withdrawn',
];

// The test leaves out the events of its set-up: the operator's commands, which made the demo world, the logo of the demo
// partner, and the sign-up of the partner's persons.
const isOfThisTest = ({ type, actor }: Event) =>
  actor.kind !== 'operator' && type !== 'settings.updated' && !type.startsWith('person.');

test('a partner is told that the client answered, and not which person', async () => {
  await using world = await startWorld();
  const { baseUrl, demo, bakery } = world;
  const owner = world.as(bakery.user);
  const link = `${baseUrl}/onboarding/${demo.partner.id}`;
  const number = bakery.channels[0]?.id ?? '';

  await owner.share(link, [number]);
  await owner.share(`${link}?state=2`, []);
  const asked = await owner.question(`${link}?state=3`);
  await owner.answer({ requestId: asked.step === 'choose' ? asked.requestId : '', decision: 'deny' });

  const told = (await eventsFor(world.as(demo.partner.partnerKey))).filter(isOfThisTest);
  const people = await world.sql<{ id: string }>(
    `select person_id as id from person_role where account_type = 'client'`,
  );
  expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining(ANSWERS));
  expect(told.filter(({ actor }) => actor.kind !== 'client' || actor.id !== null)).toEqual([]);
  expect(people.filter(({ id }) => JSON.stringify(told).includes(id))).toEqual([]);
});

test('the client’s side sees which person it was', async () => {
  await using world = await startWorld();
  const { baseUrl, demo, bakery } = world;
  const owner = world.as(bakery.user);

  await owner.share(`${baseUrl}/onboarding/${demo.partner.id}`, [bakery.channels[0]?.id ?? '']);

  const told = await eventsFor(owner);
  const granted = told.find(({ type }) => type === 'permission.granted');
  expect(granted?.actor).toEqual({ kind: 'person', id: expect.stringMatching(/^usr_/) });
});

test('what happens to keys is told to whom it concerns, and of the other side’s people only the side', async () => {
  await using world = await startWorld();
  const { travel } = world;
  const asClient = world.as(travel.user);
  const asPartner = world.as(world.demo.partner.user);
  const make = async (as: Caller, path: string, input: object) =>
    resultOf<{ id: string }>(await as.change(path, { name: 'A key', ...input })).id;

  const channelKey = await make(asPartner, 'channelKeys.create', { channelId: travel.channels[0]?.id });
  await make(asPartner, 'channelKeys.edit', { id: channelKey, name: 'Renamed' });
  const organizationKey = await make(asClient, 'organizationKeys.create', { scopes: ['read'] });
  resultOf(await asClient.change('channelKeys.revoke', { id: channelKey }));

  const ofKeys = async (as: Caller) =>
    (await eventsFor(as))
      .filter(({ subjectId }) => subjectId === channelKey || subjectId === organizationKey)
      .map(({ type, subjectId, actor }) => [type, subjectId === channelKey ? 'channel' : 'organization', actor]);
  const person = { kind: 'person', id: expect.stringMatching(/^usr_/) };
  expect(await ofKeys(asPartner)).toEqual([
    ['api_key.revoked', 'channel', { kind: 'client', id: null }],
    ['api_key.edited', 'channel', person],
    ['api_key.created', 'channel', person],
  ]);
  expect(await ofKeys(asClient)).toEqual([
    ['api_key.revoked', 'channel', person],
    ['api_key.created', 'organization', person],
    ['api_key.edited', 'channel', { kind: 'partner', id: null }],
    ['api_key.created', 'channel', { kind: 'partner', id: null }],
  ]);
});

test('a number that was asked for tells nobody whose it is', async () => {
  await using world = await startWorld();
  const { demo, bakery, travel, nobody } = world;
  const owner = world.as(bakery.user);
  const ask = async (as: Caller, number: string) => {
    const query = `?number=${encodeURIComponent(number)}`;
    const { body, status } = await as.post('/permission/question', { path: `/onboarding/${demo.partner.id}`, query });
    // These fields are different in each call or each permission request. They do not depend on the phone number, so
    // the test sets them to null.
    const own = { reference: null, requestId: null, errorReturn: null, expiresInMs: null };
    return { status, body: { ...(body as object), ...own } };
  };
  const ofOther = travel.channels[0]?.phoneNumber ?? '';

  const signedOut = [
    await ask(nobody, bakery.channels[0]?.phoneNumber ?? ''),
    await ask(nobody, ofOther),
    await ask(nobody, '+447700900999'),
  ];
  const signedIn = [await ask(owner, ofOther), await ask(owner, '+447700900999')];

  expect(signedOut[1]).toEqual(signedOut[0]);
  expect(signedOut[2]).toEqual(signedOut[0]);
  expect(signedIn[0]).toEqual(signedIn[1]);
});
