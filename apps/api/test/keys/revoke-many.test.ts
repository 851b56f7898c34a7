import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeKeys } from '../../src/api-key/revoke-keys.ts';
import { watchStatements } from '../races/support/driver.ts';
import { openUsageStage } from '../usage/stage.ts';
import { atOnce } from '../world/at-once.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type CreatedKey, done, ownersOf, use } from './key-calls.ts';

interface Revoked {
  dryRun: boolean;
  keys: { id: string; name: string; hint: string }[];
}

const LABELS = [
  { name: 'A', team: 'Support', environment: 'production' },
  { name: 'B', team: 'Support', environment: 'staging' },
  { name: 'C', team: 'Sales', environment: 'production' },
  { name: 'D' },
];

async function createFour(world: World): Promise<CreatedKey[]> {
  const { client } = ownersOf(world);
  const keys: CreatedKey[] = [];
  for (const each of LABELS)
    keys.push(await done(client.change('organizationKeys.create', { scopes: ['read'], ...each })));
  return keys;
}

const revokeMany = (world: World, filter: object, node: 0 | 1 = 0) =>
  done<Revoked>(ownersOf(world).client.change('organizationKeys.revokeMany', filter, { node }));

// One test world for several tests. Each of these tests revokes all keys that it has made, so no live key is left for
// the next test.
let shared: World;
beforeAll(async () => {
  shared = await startWorld({ clock: stillClock() });
});
afterAll(() => shared.stop());

const names = ({ keys }: Revoked) => keys.map(({ name }) => name).sort();

test.each([
  [{ team: 'Support' }, ['A', 'B']],
  [{ environment: 'production' }, ['A', 'C']],
  [{ team: 'Support', environment: 'production' }, ['A']],
  [{ team: 'Nobody' }, []],
])('%j: a dry run names %j and ends nothing; then exactly these end', async (filter, expected) => {
  const world = shared;
  const keys = await createFour(world);

  const dry = await revokeMany(world, { ...filter, dryRun: true });
  const alive = await Promise.all(keys.map(({ secret }) => use(world, secret)));
  const wet = await revokeMany(world, filter);
  const again = await revokeMany(world, filter);
  const left = await Promise.all(keys.map(({ secret }) => use(world, secret)));

  expect([names(dry), dry.dryRun, names(wet), wet.dryRun, names(again)]).toEqual([expected, true, expected, false, []]);
  expect(alive).toEqual([200, 200, 200, 200]);
  expect(left).toEqual(keys.map(({ name }) => (expected.includes(name) ? 'revoked' : 200)));
  await revokeMany(world, { ids: keys.map(({ id }) => id) });
});

test('by ids, by age and by use', async () => {
  await using world = await startWorld({ nodes: 2, clock: stillClock() });
  const [a, b, c, d] = await createFour(world);
  await world.sql("update api_key set created_at = created_at - interval '100 days' where id = any($1)", [
    [a?.id, b?.id],
  ]);
  await use(world, a?.secret ?? '');
  await world.nodes[0].stop();
  const since = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const dry = (filter: object) => revokeMany(world, { ...filter, dryRun: true }, 1);

  expect(names(await dry({ unusedSince: since }))).toEqual(['B']);
  expect(names(await dry({ createdBefore: since }))).toEqual(['A', 'B']);
  expect(names(await dry({ ids: [c?.id, d?.id, 'key_0000000000000000000000'] }))).toEqual(['C', 'D']);
});

test('without a filter nothing ends', async () => {
  const world = shared;
  const { client } = ownersOf(world);
  const keys = await createFour(world);
  const [key] = keys;

  const refused = await client.change('organizationKeys.revokeMany', { dryRun: false });

  expect(refused.refusal).toBe('invalid_input');
  await expect(use(world, key?.secret ?? '')).resolves.toBe(200);
  await revokeMany(world, { ids: keys.map(({ id }) => id) });
});

test('two at once on two servers end each key once, with one event', async () => {
  await using world = await startWorld({ nodes: 2, clock: stillClock() });
  const keys = await createFour(world);
  const ids = keys.map(({ id }) => id);

  const told = await Promise.all([revokeMany(world, { ids }, 0), revokeMany(world, { ids: [...ids].reverse() }, 1)]);

  expect(told.flatMap(names).sort()).toEqual(['A', 'B', 'C', 'D']);
  const [events] = await world.sql<{ count: string }>(
    "select count(*) from event where type = 'api_key.revoked' and subject_id = any($1)",
    [ids],
  );
  expect(events?.count).toBe('4');
});

test("another account's keys are not among them, whatever the filter says", async () => {
  const world = shared;
  const { partner } = ownersOf(world);
  const keys = await createFour(world);
  const [key] = keys;

  const told = await done<Revoked>(partner.change('partnerKeys.revokeMany', { ids: [key?.id] }));

  expect(told.keys).toEqual([]);
  await expect(use(world, key?.secret ?? '')).resolves.toBe(200);
  await revokeMany(world, { ids: keys.map(({ id }) => id) });
});

test('keys of a number end with all their secrets, whoever made them, and both sides see the event', async () => {
  await using stage = await openUsageStage();
  const { partner, client, channel } = stage.ids;
  const byPartner = await stage.addKey({ kind: 'channel', partnerId: partner, channelId: channel, name: 'Inbox' });
  const byClient = await stage.addKey({ kind: 'channel', channelId: channel, name: 'Own', isRotatedOut: true });
  await stage.addSecrets(byClient, [{ hint: 'wac_new', endsAt: new Date(stage.clock.now().getTime() + 1_000_000) }]);
  const dead = await stage.addKey({ kind: 'channel', channelId: channel, isRotatedOut: true });

  const told = await revokeKeys(stage.work(), stage.actors.client, {
    kind: 'channel',
    input: { ids: [byPartner, byClient, dead] },
  });

  const named = [
    { id: byPartner, name: 'Inbox', hint: 'wac_…', channelId: channel },
    { id: byClient, name: 'Own', hint: 'wac_new', channelId: channel },
  ];
  expect(told).toEqual({ dryRun: false, keys: expect.arrayContaining(named) });
  expect(told.keys).toHaveLength(2);
  const { rows: events } = await stage.services.pool.query(
    `select partner_id, client_id, channel_id, actor_id, data from event
     where type = 'api_key.revoked' and subject_id = any($1) order by data->>'name'`,
    [[byPartner, byClient, dead]],
  );
  const ended = { client_id: client, channel_id: channel, actor_id: stage.actors.client.id };
  expect(events).toEqual([
    { ...ended, partner_id: partner, data: { name: 'Inbox', kind: 'channel', reason: 'revoked' } },
    { ...ended, partner_id: null, data: { name: 'Own', kind: 'channel', reason: 'revoked' } },
  ]);
  const { rows: alive } = await stage.services.pool.query(
    `select from api_key k join api_key_secret s on s.api_key_id = k.id
     where k.id = any($1) and (k.revoked_at is null or s.ended_at is null)`,
    [[byPartner, byClient]],
  );
  expect(alive).toEqual([]);
});

test('a hundred keys cost not one statement more than one', async () => {
  await using stage = await openUsageStage();
  const { client } = stage.ids;
  const add = (count: number) => atOnce(count, () => stage.addKey({ kind: 'organization', clientId: client }));
  const one = await add(1);
  const many = await add(100);
  const revoke = (ids: string[]) => {
    const act = () => revokeKeys(stage.work(), stage.actors.client, { kind: 'organization', input: { ids } });
    return watchStatements(act, stage.services.url);
  };

  const single = await revoke(one);
  const hundred = await revoke(many);

  expect([single.told.keys.length, hundred.told.keys.length]).toEqual([1, 100]);
  expect(hundred.statements).toHaveLength(single.statements.length);
});

test('what has become another key while its account was waited for is left', async () => {
  await using stage = await openUsageStage();
  const { client } = stage.ids;
  const moved = await stage.addKey({ kind: 'organization', clientId: client, team: 'Support' });
  const stays = await stage.addKey({ kind: 'organization', clientId: client, team: 'Support' });
  const other = await stage.services.pool.connect();
  await other.query('begin');
  await other.query('select from client where id = $1 for update', [client]);
  await other.query("update api_key set team = 'Sales' where id = $1", [moved]);

  const revoking = revokeKeys(stage.work(), stage.actors.client, {
    kind: 'organization',
    input: { team: 'Support' },
  });
  await eventually(async () => {
    const { rows } = await stage.services.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows;
  }).toHaveLength(1);
  await other.query('commit');
  other.release();

  expect((await revoking).keys.map(({ id }) => id)).toEqual([stays]);
});
