import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, change, resultOf, withCookie, withKey } from './support/call.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey } from './support/running-channel.ts';

type Headers = Record<string, string>;
interface Listed {
  data: { id: string; clientId?: string | null; partnerId?: string | null; channelId?: string | null }[];
  nextCursor: string | null;
}

let doors: Doors;
let foreign: ForeignWorld;
let askers: { who: string; as: Headers; mine: readonly string[] }[];
const LISTS = ['channels.list', 'channelKeys.list', 'clients.list', 'events.list', 'permissions.list'];

beforeAll(async () => {
  doors = await openDoors();
  foreign = await addForeignWorld(doors);
  await makeKey(doors);
  const { baseUrl, demo } = doors;
  const cookieOf = async (user: { email: string; password: string }) =>
    withCookie(baseUrl, (await doors.signIn(user)).cookie);
  const connected = demo.clients.filter(({ name }) => name !== 'Corner Pharmacy').map(({ id }) => id);
  const persons = demo.clients.map(async ({ id, name, user }) => ({ who: name, as: await cookieOf(user), mine: [id] }));
  askers = [
    { who: 'partner key', as: withKey(demo.partner.partnerKey), mine: connected },
    { who: 'partner’s owner', as: await cookieOf(demo.partner.user), mine: connected },
    ...(await Promise.all(persons)),
  ];
});
afterAll(() => doors.stop());

const list = async (as: Headers, path: string, input: object = {}) =>
  resultOf<Listed>(await ask(doors.baseUrl, as, path, input));
const idsOf = ({ data }: Listed) => data.map(({ id }) => id);

describe.each(LISTS)('%s', (path) => {
  test('shows each asker rows of his own clients and nothing else', async () => {
    for (const { who, as, mine } of askers) {
      const found = await list(as, path, { limit: 200 });

      const clients = found.data.map((row) => (path === 'clients.list' ? row.id : row.clientId));
      expect(
        clients.filter((id) => id != null && !mine.includes(id)),
        who,
      ).toEqual([]);
      for (const [kind, id] of Object.entries(foreign.ids))
        expect(JSON.stringify(found), `${who}, ${kind}`).not.toContain(id);
    }
  });

  test('narrows to what is foreign by showing nothing', async () => {
    const { client, channel } = foreign.ids;
    const filters = {
      'channelKeys.list': [{ channelId: channel }],
      'channels.list': [{ clientId: client }],
      'clients.list': [{ name: 'Rival' }],
    };
    const both = [{ clientId: client }, { channelId: channel }, { clientId: client, channelId: channel }];

    for (const { who, as } of askers) {
      for (const filter of filters[path as keyof typeof filters] ?? both) {
        expect(await list(as, path, filter), who).toEqual({ data: [], nextCursor: null });
      }
    }
  });

  test('continues from another’s cursor with one’s own rows', async () => {
    const there = await list(withKey(foreign.partnerKey), path, { limit: 1 });
    const cursor = there.nextCursor ?? Buffer.from(`${Date.now() + 1} ${foreign.ids.channel}`).toString('base64url');

    for (const { who, as, mine } of askers) {
      const found = await list(as, path, { cursor, limit: 200 });

      expect(
        idsOf(found).filter((id) => Object.values(foreign.ids).includes(id)),
        who,
      ).toEqual([]);
      expect(
        found.data.every(({ clientId }) => clientId == null || mine.includes(clientId)),
        who,
      ).toBe(true);
    }
  });

  test('shows the other partner his', async () => {
    expect((await list(withKey(foreign.partnerKey), path)).data).not.toEqual([]);
  });
});

test('permissions.check knows nothing of foreign ids', async () => {
  const channelIds = Object.values(foreign.ids);

  for (const { who, as } of askers) {
    const checked = resultOf(await ask(doors.baseUrl, as, 'permissions.check', { channelIds }));

    expect(checked, who).toEqual({ shared: [], missing: [], unknown: channelIds });
  }
});

test('settings are those of one’s own partner, read and changed', async () => {
  const { baseUrl } = doors;
  const rival = withKey(foreign.partnerKey);
  const before = resultOf(await ask(baseUrl, rival, 'settings.get'));

  const changed = resultOf(
    await change(baseUrl, withKey(doors.demo.partner.partnerKey), 'settings.update', { requireSignature: true }),
  );

  expect(changed).toMatchObject({ partnerId: doors.demo.partner.id, requireSignature: true });
  expect(resultOf(await ask(baseUrl, rival, 'settings.get'))).toEqual(before);
});

test('a key of another partner signs no links for this one', async () => {
  const sign = async (key: string) =>
    resultOf<{ io_signature: string }>(await ask(doors.baseUrl, withKey(key), 'onboarding.signature'));

  const [ours, theirs] = [await sign(doors.demo.partner.partnerKey), await sign(foreign.partnerKey)];

  expect(ours.io_signature).not.toBe(theirs.io_signature);
});
