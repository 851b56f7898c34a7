import type { HygieneCode, KeyHygiene } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { listHygiene } from '../../src/report/list-hygiene.ts';
import { DAY_MS, openUsageStage, type WantedKey } from './stage.ts';

type Stage = Awaited<ReturnType<typeof openUsageStage>>;

const daysFrom = (stage: Stage, days: number): Date => new Date(stage.clock.now().getTime() + days * DAY_MS);

/**
 * Adds a channel key of the client. As long as the key is used, the report finds no fault with it. The demo world has
 * made no keys for this client.
 */
async function addCleanKey(stage: Stage, over: Partial<WantedKey> = {}): Promise<string> {
  return stage.addKey({
    kind: 'channel',
    channelId: stage.ids.otherChannel,
    scopes: ['send', 'manage'],
    allowedAddresses: ['203.0.113.0/24'],
    createdAt: daysFrom(stage, -200),
    expiresAt: daysFrom(stage, 365),
    ...over,
  });
}

async function codesOf(stage: Stage, id: string): Promise<HygieneCode[]> {
  const { data } = await listHygiene(stage.work(), stage.actors.otherClient, {});
  return data.filter(({ keyId }) => keyId === id).flatMap(({ findings }) => findings.map(({ code }) => code));
}

test.each<[code: HygieneCode, days: number, prepare: (stage: Stage) => Promise<string>]>([
  ['never_used', 7, (stage) => addCleanKey(stage, { createdAt: daysFrom(stage, 0) })],
  [
    'idle',
    90,
    async (stage) => {
      const id = await addCleanKey(stage, { scopes: ['send'] });
      await stage.use(id, [{ at: daysFrom(stage, 0) }]);
      return id;
    },
  ],
  [
    'wider_than_used',
    30,
    async (stage) => {
      const id = await addCleanKey(stage, { createdAt: daysFrom(stage, 0) });
      await stage.use(id, [{ at: daysFrom(stage, 20), scope: 'send' }]);
      return id;
    },
  ],
])('%s is found after %i days, and not one day before', async (code, days, prepare) => {
  await using stage = await openUsageStage();
  const id = await prepare(stage);

  stage.clock.pass((days - 1) * DAY_MS);
  expect(await codesOf(stage, id)).toEqual([]);
  stage.clock.pass(DAY_MS);

  expect(await codesOf(stage, id)).toEqual([code]);
});

test('a key without an expiry or an address limit is found at once; one that has them is not', async () => {
  await using stage = await openUsageStage();
  const createdAt = daysFrom(stage, 0);
  const clean = await addCleanKey(stage, { createdAt });
  const bare = await stage.addKey({ kind: 'organization', clientId: stage.ids.otherClient });

  expect(await codesOf(stage, clean)).toEqual([]);
  expect(await codesOf(stage, bare)).toEqual(['no_expiry', 'no_address_limit']);
});

test('refused calls are no use, and older ones say nothing about scopes', async () => {
  await using stage = await openUsageStage();
  const refused = await addCleanKey(stage);
  await stage.use(refused, [{ at: daysFrom(stage, -1), outcome: 'scope_missing', scope: 'send' }]);
  const early = await addCleanKey(stage);
  await stage.use(early, [
    { at: daysFrom(stage, -1), scope: 'send' },
    { at: daysFrom(stage, -29), scope: 'manage' },
  ]);
  const narrow = await addCleanKey(stage);
  await stage.use(narrow, [
    { at: daysFrom(stage, -1), scope: 'send' },
    { at: daysFrom(stage, -31), scope: 'manage' },
  ]);

  expect(await codesOf(stage, refused)).toEqual(['never_used']);
  expect(await codesOf(stage, early)).toEqual([]);
  expect(await codesOf(stage, narrow)).toEqual(['wider_than_used']);
});

test('only a live key is worth a look', async () => {
  await using stage = await openUsageStage();
  const { partner, channel } = stage.ids;
  const wanted = { kind: 'channel', partnerId: partner, channelId: channel } as const;
  const live = await stage.addKey(wanted);
  const dead = [
    await stage.addKey({ ...wanted, revokedAt: daysFrom(stage, -1) }),
    await stage.addKey({ ...wanted, expiresAt: daysFrom(stage, -1) }),
    await stage.addKey({ ...wanted, isRotatedOut: true }),
    await stage.addKey({ ...wanted, isPermissionOver: true }),
  ];

  const { data } = await listHygiene(stage.work(), stage.actors.partner, { limit: 200 });

  const ids = data.map(({ keyId }) => keyId);
  expect(ids).toContain(live);
  expect(ids.filter((id) => dead.includes(id))).toEqual([]);
});

test('it is paged as every list: newest first, each key once, clean ones left out', async () => {
  await using stage = await openUsageStage();
  const expected: string[] = [];
  for (let number = 0; number < 230; number++) {
    const createdAt = new Date(stage.clock.now().getTime() - 1_000_000 + Math.floor(number / 2));
    const isClean = number % 3 === 0;
    const id = await addCleanKey(
      stage,
      isClean ? { createdAt } : { createdAt, name: `Key ${number}`, allowedAddresses: [] },
    );
    if (!isClean) expected.push(id);
  }
  // An empty list of networks limits a key: no network is allowed. A key without this limit has null in the column. So
  // the test replaces each empty list by null.
  await stage.services.pool.query("update api_key set allowed_addresses = null where allowed_addresses = '{}'");

  const seen: KeyHygiene[] = [];
  let cursor: string | undefined;
  do {
    const page = await listHygiene(stage.work(), stage.actors.otherClient, { limit: 7, ...(cursor && { cursor }) });
    expect(page.data.length).toBeLessThanOrEqual(7);
    seen.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);

  expect(seen.map(({ keyId }) => keyId).sort()).toEqual(expected.sort());
  const { rows } = await stage.services.pool.query<{ id: string }>(
    `select id from api_key where allowed_addresses is null and channel_id = $1 order by created_at desc, id desc`,
    [stage.ids.otherChannel],
  );
  expect(seen.map(({ keyId }) => keyId)).toEqual(rows.map(({ id }) => id));
  expect(seen[0]).toEqual({
    keyId: rows[0]?.id,
    kind: 'channel',
    name: expect.stringMatching(/^Key /),
    channelId: stage.ids.otherChannel,
    findings: [{ code: 'no_address_limit', sentence: 'It works from any address.' }],
  });
});
