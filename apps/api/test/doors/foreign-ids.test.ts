import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/router.ts';
import { type Answer, ask, change, resultOf, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';
import { seen } from './support/seen.ts';
import { snapshot } from './support/tables.ts';

type Headers = Record<string, string>;
type Send = (as: Headers, id: string) => Promise<Answer>;

let doors: Doors;
let foreign: ForeignWorld;
/** Who asks: the demo world's partner as a program and as a person, and one of its clients as a person. */
let askers: Record<'partner key' | 'partner’s owner' | 'client’s owner', Headers>;
/** One id of every kind that belongs to the demo world. */
let own: { client: string; channel: string; request: string };

beforeAll(async () => {
  doors = await openDoors();
  foreign = await addForeignWorld(doors);
  const { baseUrl, demo } = doors;
  const client = demo.clients.find(({ payment }) => payment === 'partner');
  if (client === undefined) throw new Error('The demo world has no client of Partner Payment.');
  const cookieOf = async (user: { email: string; password: string }) =>
    withCookie(baseUrl, (await doors.signIn(user)).cookie);
  const key = withKey(demo.partner.partnerKey);
  askers = {
    'partner key': key,
    'partner’s owner': await cookieOf(demo.partner.user),
    'client’s owner': await cookieOf(client.user),
  };
  const request = resultOf<{ id: string }>(await change(baseUrl, key, 'onboarding.start', {})).id;
  own = { client: client.id, channel: sharedChannel(doors), request };
});
afterAll(() => doors.stop());

const query =
  (path: string, field: string): Send =>
  (as, id) =>
    ask(doors.baseUrl, as, path, { [field]: id });
const mutation =
  (path: string, field: string, more = {}): Send =>
  (as, id) =>
    change(doors.baseUrl, as, path, { [field]: id, ...more });

/** Every procedure that takes one id. */
const BY_ID: Record<string, { send: Send; kind: 'channel' | 'client' | 'key' | 'request' }> = {
  'channels.get': { send: query('channels.get', 'id'), kind: 'channel' },
  'clients.get': { send: query('clients.get', 'id'), kind: 'client' },
  'onboarding.get': { send: query('onboarding.get', 'id'), kind: 'request' },
  'channelKeys.create': { send: mutation('channelKeys.create', 'channelId', { name: 'Mine now' }), kind: 'channel' },
  'channelKeys.rotate': { send: mutation('channelKeys.rotate', 'id'), kind: 'key' },
  'channelKeys.revoke': { send: mutation('channelKeys.revoke', 'id'), kind: 'key' },
};
/** Lists and what else answers about one's own account; foreign-lists.test.ts has them. */
const WITHOUT_ID = [
  ...['channels.list', 'channelKeys.list', 'clients.list', 'events.list', 'permissions.list', 'permissions.check'],
  ...['onboarding.start', 'onboarding.signature', 'settings.get', 'settings.update'],
];

test('no procedure is missing here', () => {
  expect([...Object.keys(BY_ID), ...WITHOUT_ID].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

describe.each(Object.keys(BY_ID))('%s', (path) => {
  const send: Send = (as, id) => BY_ID[path]?.send(as, id) ?? Promise.reject(new Error(path));

  test('answers any id of another account as one that does not exist, and changes nothing', async () => {
    const before = await snapshot(doors);

    for (const [who, as] of Object.entries(askers)) {
      const absent = await send(as, 'key_0000000000000000000000');
      for (const [kind, id] of Object.entries(foreign.ids)) {
        const answer = await send(as, id);

        expect(seen(answer), `${who}, ${kind}`).toEqual(seen(absent));
        expectRefusal(
          answer,
          'procedures',
          who === 'client’s owner' && path === 'onboarding.get' ? 'not_allowed' : 'not_found',
        );
      }
    }
    expect(await snapshot(doors)).toEqual(before);
  });

  test('answers an id of one’s own', async () => {
    const { kind } = BY_ID[path] ?? { kind: 'key' };
    const id = kind === 'key' ? (await makeKey(doors)).id : own[kind];

    const answer = await send(askers['partner key'], id);

    expect([answer.status, answer.headers.get('x-refusal')], answer.text).toEqual([200, null]);
  });
});

test('the other partner gets what is his', async () => {
  const { channel, client, request } = foreign.ids;
  const as = withKey(foreign.partnerKey);

  const answers = await Promise.all([
    BY_ID['channels.get']?.send(as, channel),
    BY_ID['clients.get']?.send(as, client),
    BY_ID['onboarding.get']?.send(as, request),
  ]);

  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200]);
});
