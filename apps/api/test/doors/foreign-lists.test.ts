import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/door/trpc/router.ts';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { makeKey } from './support/running-channel.ts';

interface Listed {
  data: { id: string; clientId?: string | null; partnerId?: string | null; channelId?: string | null }[];
  nextCursor: string | null;
}

const PARTNER_KEY = 'partner key';
let world: World;
let foreign: ForeignWorld;
let askers: { who: string; side: Side; as: Caller; mine: readonly string[] }[];
type Side = 'partner' | 'client';
/** Every procedure that returns a list, with the sides (partner or client) that may call it. */
const LISTS: Record<string, readonly Side[]> = {
  'calls.list': ['partner', 'client'],
  'channels.list': ['partner', 'client'],
  'channelKeys.list': ['partner', 'client'],
  'chats.list': ['client'],
  'clients.list': ['partner', 'client'],
  'contacts.list': ['client'],
  'events.list': ['partner', 'client'],
  'hygiene.list': ['partner', 'client'],
  'messages.list': ['client'],
  'organizationKeys.list': ['client'],
  'partnerKeys.list': ['partner'],
  'people.list': ['partner', 'client'],
  'permissions.list': ['partner', 'client'],
  'sessions.list': ['client'],
  'webhooks.list': ['partner', 'client'],
};
/** The list of a person, which belongs to no account: test/passkeys shows that nobody else gets it. */
const OF_PERSONS = ['passkeys.list'];
/** The lists that no key may call. */
const ONLY_PEOPLE = ['people.list'];
const askersOf = (path: string) =>
  askers.filter(({ who, side }) => LISTS[path]?.includes(side) && !(who === PARTNER_KEY && ONLY_PEOPLE.includes(path)));

beforeAll(async () => {
  world = await startWorld();
  foreign = await addForeignWorld(world);
  await makeKey(world);
  // Servers write calls some seconds later, so the other partner's calls are added here.
  await world.sql(
    `insert into kept_call
       (id, request_id, api_key_id, account_id, key_kind, channel_id, at, door, operation, outcome, status)
     select lpad(to_hex(n), 26, 'f'), n, $1, $2, 'channel', $3, now(), 'messaging', 'POST /messages', 'revoked', 401
     from generate_series(1, 2) n`,
    [foreign.ids.key, foreign.ids.partner, foreign.ids.channel],
  );
  const { demo } = world;
  const connected = demo.clients.filter(({ name }) => name !== 'Corner Pharmacy').map(({ id }) => id);
  const persons = demo.clients.map(({ id, name, user }) => {
    return { who: name, side: 'client' as const, as: world.as(user), mine: [id] };
  });
  askers = [
    { who: PARTNER_KEY, side: 'partner', as: world.as(demo.partner.partnerKey), mine: connected },
    { who: 'partner’s owner', side: 'partner', as: world.as(demo.partner.user), mine: connected },
    ...persons,
  ];
});
afterAll(() => world.stop());

const list = async (as: Caller, path: string, input: object = {}) => resultOf<Listed>(await as.ask(path, input));
/** Returns a caller of the other partner's world that may call this list. */
const foreigner = (path: string): Caller => {
  const { partnerKey, partnerOwner, clientOwner } = foreign;
  if (ONLY_PEOPLE.includes(path)) return partnerOwner;
  return LISTS[path]?.includes('partner') ? world.as(partnerKey) : clientOwner;
};

test('no list is missing here', () => {
  const lists = Object.keys(appRouter._def.procedures).filter((path) => path.endsWith('.list'));

  expect(lists.sort()).toEqual([...Object.keys(LISTS), ...OF_PERSONS].sort());
});

describe.each(Object.keys(LISTS))('%s', (path) => {
  test('shows each asker rows of his own clients and nothing else', async () => {
    for (const { who, as, mine } of askersOf(path)) {
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
      // A foreign key or number is not found: foreign-ids.test.ts.
      'calls.list': [],
      'channelKeys.list': [{ channelId: channel }],
      'channels.list': [{ clientId: client }],
      'chats.list': [{ channelId: channel }, { name: 'Prosser' }],
      'clients.list': [{ name: 'Rival' }],
      'contacts.list': [{ channelId: channel }, { name: 'Prosser' }],
      'hygiene.list': [],
      // A foreign chat is not found: foreign-ids.test.ts.
      'messages.list': [{ channelId: channel }],
      'organizationKeys.list': [],
      'sessions.list': [{ name: 'Rival' }],
      'partnerKeys.list': [],
      'people.list': [{ name: 'rival.example' }],
      'webhooks.list': [],
    };
    const both = [{ clientId: client }, { channelId: channel }, { clientId: client, channelId: channel }];

    for (const { who, as } of askersOf(path)) {
      for (const filter of filters[path as keyof typeof filters] ?? both) {
        expect(await list(as, path, filter), who).toEqual({ data: [], nextCursor: null });
      }
    }
  });

  test('continues from another’s cursor with one’s own rows', async () => {
    const there = await list(foreigner(path), path, { limit: 1 });
    // A cursor of messages has a number instead of an id.
    const place = path === 'messages.list' ? '99' : foreign.ids.channel;
    const cursor = there.nextCursor ?? Buffer.from(`${Date.now() + 1} ${place}`).toString('base64url');

    for (const { who, as, mine } of askersOf(path)) {
      const found = await list(as, path, { cursor, limit: 200 });

      expect(
        Object.values(foreign.ids).filter((id) => JSON.stringify(found.data).includes(id)),
        who,
      ).toEqual([]);
      expect(
        found.data.every(({ clientId }) => clientId == null || mine.includes(clientId)),
        who,
      ).toBe(true);
    }
  });

  test('shows the others theirs', async () => {
    expect((await list(foreigner(path), path)).data).not.toEqual([]);
  });
});

test('permissions.check knows nothing of foreign ids', async () => {
  const channelIds = Object.values(foreign.ids);

  for (const { who, as } of askers) {
    const checked = resultOf(await as.ask('permissions.check', { channelIds }));

    expect(checked, who).toEqual({ shared: [], missing: [], unknown: channelIds });
  }
});

test('settings are those of one’s own partner, read and changed', async () => {
  const rival = world.as(foreign.partnerKey);
  const before = resultOf(await rival.ask('settings.get'));

  const changed = resultOf(
    await world.as(world.demo.partner.partnerKey).change('settings.update', { requireSignature: true }),
  );

  expect(changed).toMatchObject({ partnerId: world.demo.partner.id, requireSignature: true });
  expect(resultOf(await rival.ask('settings.get'))).toEqual(before);
});

test('a key of another partner signs no links for this one', async () => {
  const sign = async (key: string) =>
    resultOf<{ io_signature: string }>(await world.as(key).ask('onboarding.signature'));

  const [ours, theirs] = [await sign(world.demo.partner.partnerKey), await sign(foreign.partnerKey)];

  expect(ours.io_signature).not.toBe(theirs.io_signature);
});
