import type { UsageQuery, UsageRow } from '@chatelaine/shared';
import { usageQuery } from '@chatelaine/shared/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryUsage } from '../../src/report/query-usage.ts';
import { openUsageStage } from './stage.ts';

const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const at = (text: string): Date => new Date(`2026-${text}Z`);

type Stage = Awaited<ReturnType<typeof openUsageStage>>;
let stage: Stage;
let keys: Record<'server' | 'bot' | 'orders', string>;

beforeAll(async () => {
  stage = await openUsageStage();
  const { partner, channel } = stage.ids;
  const labels = { team: 'Support', application: 'Inbox', environment: 'production' } as const;
  keys = {
    server: await stage.addKey({ kind: 'partner', name: 'Server', partnerId: partner, ...labels }),
    bot: await stage.addKey({
      kind: 'partner',
      name: 'Bot',
      partnerId: partner,
      team: 'Sales',
      environment: 'staging',
    }),
    orders: await stage.addKey({ kind: 'channel', name: 'Orders', partnerId: partner, channelId: channel, ...labels }),
  };
  await stage.use(keys.server, [
    { at: at('11-02T09:10:00'), scope: 'read', calls: 10 },
    { at: at('11-02T09:20:00'), scope: 'keys', calls: 2 },
    { at: at('11-02T10:00:00'), scope: 'read', calls: 5 },
    { at: at('11-02T10:30:00'), outcome: 'rate_limited', scope: 'read', calls: 3 },
  ]);
  await stage.use(keys.bot, [
    { at: at('11-03T00:00:00'), scope: 'read', calls: 7 },
    { at: at('11-30T23:59:59'), outcome: 'revoked', scope: '', calls: 1 },
  ]);
  await stage.use(keys.orders, [
    { at: at('11-02T09:59:59'), calls: 100 },
    { at: at('10-31T23:59:59'), calls: 1000 },
    { at: at('12-01T00:00:00'), calls: 2000 },
  ]);
});
afterAll(() => stage[Symbol.asyncDispose]());

const ask = (query: Partial<UsageQuery> = {}) =>
  queryUsage(stage.work(), stage.actors.partner, { ...NOVEMBER, ...query });

test('without a group it is one row, and the range holds what begins in it', async () => {
  expect(await ask()).toEqual({
    rows: [{ at: null, calls: 128, refused: 4 }],
    totals: { calls: 128, refused: 4 },
  });
});

test('ranges beside each other count every call once', async () => {
  const first = await ask({ from: '2026-10-01T00:00:00Z', to: '2026-11-02T09:30:00Z' });
  const second = await ask({ from: '2026-11-02T09:30:00Z', to: '2027-01-01T00:00:00Z' });

  expect([first.totals.calls, second.totals.calls]).toEqual([1112, 2016]);
});

test('nothing counted: no row', async () => {
  expect(await ask({ from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' })).toEqual({
    rows: [],
    totals: { calls: 0, refused: 0 },
  });
});

describe('filters', () => {
  test.each<[name: string, query: () => Partial<UsageQuery>, calls: number]>([
    ['keyId', () => ({ keyId: keys.bot }), 8],
    ['channelId', () => ({ channelId: stage.ids.channel }), 100],
    ['outcome', () => ({ outcome: 'ok' }), 124],
    ['outcome', () => ({ outcome: 'rate_limited' }), 3],
    ['team', () => ({ team: 'Support' }), 120],
    ['application', () => ({ application: 'Inbox' }), 120],
    ['environment', () => ({ environment: 'staging' }), 8],
    ['all of them together', () => ({ team: 'Support', outcome: 'ok', channelId: stage.ids.channel }), 100],
    ['what nobody has', () => ({ team: 'support' }), 0],
  ])('%s', async (_name, query, calls) => {
    expect((await ask(query())).totals.calls).toBe(calls);
  });
});

describe('groups', () => {
  const byId = (rows: Partial<UsageRow>[]) => rows.sort((a, b) => ((a.keyId ?? '') < (b.keyId ?? '') ? -1 : 1));
  const row = (calls: number, refused = 0) => ({ at: null, calls, refused });

  test.each<[group: NonNullable<UsageQuery['groupBy']>, rows: () => Partial<UsageRow>[]]>([
    [
      ['key'],
      () =>
        byId([
          { keyId: keys.server, keyName: 'Server', ...row(20, 3) },
          { keyId: keys.bot, keyName: 'Bot', ...row(8, 1) },
          { keyId: keys.orders, keyName: 'Orders', ...row(100) },
        ]),
    ],
    [
      ['channel'],
      () => [
        { channelId: stage.ids.channel, ...row(100) },
        { channelId: null, ...row(28, 4) },
      ],
    ],
    [
      ['team'],
      () => [
        { team: 'Sales', ...row(8, 1) },
        { team: 'Support', ...row(120, 3) },
      ],
    ],
    [
      ['application'],
      () => [
        { application: 'Inbox', ...row(120, 3) },
        { application: null, ...row(8, 1) },
      ],
    ],
    [
      ['environment'],
      () => [
        { environment: 'production', ...row(120, 3) },
        { environment: 'staging', ...row(8, 1) },
      ],
    ],
    [
      ['outcome'],
      () => [
        { outcome: 'ok', ...row(124) },
        { outcome: 'rate_limited', ...row(3, 3) },
        { outcome: 'revoked', ...row(1, 1) },
      ],
    ],
    [
      ['scope'],
      () => [
        { scope: 'keys', ...row(2) },
        { scope: 'read', ...row(25, 3) },
        { scope: 'send', ...row(100) },
        { scope: null, ...row(1, 1) },
      ],
    ],
    [
      ['environment', 'outcome'],
      () => [
        { environment: 'production', outcome: 'ok', ...row(117) },
        { environment: 'production', outcome: 'rate_limited', ...row(3, 3) },
        { environment: 'staging', outcome: 'ok', ...row(7) },
        { environment: 'staging', outcome: 'revoked', ...row(1, 1) },
      ],
    ],
  ])('%j', async (groupBy, rows) => {
    const report = await ask({ groupBy });

    expect(report).toEqual({ rows: rows(), totals: { calls: 128, refused: 4 } });
  });

  test.each<[UsageQuery['every'], [at: string, calls: number][]]>([
    [
      'hour',
      [
        ['2026-11-02T09:00:00.000Z', 112],
        ['2026-11-02T10:00:00.000Z', 8],
        ['2026-11-03T00:00:00.000Z', 7],
        ['2026-11-30T23:00:00.000Z', 1],
      ],
    ],
    [
      'day',
      [
        ['2026-11-02T00:00:00.000Z', 120],
        ['2026-11-03T00:00:00.000Z', 7],
        ['2026-11-30T00:00:00.000Z', 1],
      ],
    ],
    ['month', [['2026-11-01T00:00:00.000Z', 128]]],
  ])('every %s', async (every, expected) => {
    const { rows } = await ask({ every });

    expect(rows.map((each) => [each.at, each.calls])).toEqual(expected);
  });

  test('by time first, then by group', async () => {
    const { rows } = await ask({ every: 'day', groupBy: ['outcome'] });

    expect(rows.map(({ at: day, outcome, calls }) => [day?.slice(5, 10), outcome, calls])).toEqual([
      ['11-02', 'ok', 117],
      ['11-02', 'rate_limited', 3],
      ['11-03', 'ok', 7],
      ['11-30', 'revoked', 1],
    ]);
  });
});

describe('what is asked', () => {
  test.each<[why: string, query: object]>([
    ['the end before the beginning', { from: NOVEMBER.to, to: NOVEMBER.from }],
    ['nothing between them', { to: NOVEMBER.from }],
    ['more than 400 days', { to: '2027-12-06T00:00:00.001Z' }],
    ['three groups', { groupBy: ['key', 'team', 'scope'] }],
    ['a group twice', { groupBy: ['key', 'key'] }],
    ['an unknown group', { groupBy: ['secret'] }],
    ['an unknown step', { every: 'minute' }],
    ['an unknown outcome', { outcome: 'fine' }],
    ['the year 0', { from: '0000-01-01T00:00:00Z', to: '0000-02-01T00:00:00Z' }],
    ['a local time', { from: '2026-11-01T00:00:00' }],
    ['an unknown field', { hint: 'x' }],
  ])('%s is not valid', (_why, query) => {
    expect(usageQuery.safeParse({ ...NOVEMBER, ...query }).success).toBe(false);
  });

  test('control: 400 days, two groups and the first instant of all are', async () => {
    const asked = { ...NOVEMBER, to: '2027-12-06T00:00:00Z', groupBy: ['key', 'team'] };
    expect(usageQuery.safeParse(asked).success).toBe(true);
    await expect(ask({ from: '0001-01-01T00:00:00Z', to: '0001-02-01T00:00:00Z' })).resolves.toMatchObject({
      rows: [],
    });
  });

  test('more than 10,000 rows are refused with the advice to narrow it; 10,000 are not', async () => {
    await using many = await openUsageStage();
    const key = await many.addKey({ kind: 'partner', partnerId: many.ids.partner });
    await many.services.pool.query(
      `insert into usage (api_key_id, hour, outcome, scope, calls, last_at)
       select $1, t, 'ok', 'read', 1, t from generate_series('2026-01-01T00:00:00Z'::timestamptz, '2027-02-21T15:00:00Z', '1 hour') t`,
      [key],
    );
    const range = { from: '2026-01-01T00:00:00Z', to: '2027-02-05T00:00:00Z', every: 'hour' } as const;
    await many.services.pool.query(
      `insert into usage (api_key_id, hour, outcome, scope, calls, last_at)
       select api_key_id, hour, outcome, 'keys', calls, last_at from usage where hour < '2026-01-17T16:00:00Z'`,
    );
    const asked = (every: 'hour' | 'day') =>
      queryUsage(many.work(), many.actors.partner, { ...range, every, groupBy: ['scope'] });

    expect((await asked('hour')).rows).toHaveLength(10_000);
    await many.use(key, [{ at: new Date('2026-12-01T00:00:00Z'), scope: 'keys' }]);

    await expect(asked('hour')).rejects.toMatchObject({
      code: 'invalid_input',
      extras: { issues: [{ message: expect.stringContaining('Narrow the range') }] },
    });
    expect((await asked('day')).totals.calls).toBe(10_001);
  });
});
