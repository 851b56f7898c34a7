import { expect, test } from 'vitest';
import { queryUsage } from '../../src/report/query-usage.ts';
import { lastUses, pruneUsage, scopesUsed } from '../../src/usage/index.ts';
import { DAY_MS, HOUR_MS, openUsageStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof openUsageStage>>;

/** Returns the middle of a full hour. This hour began `hours` full hours before the present one. */
const hoursAgo = (stage: Stage, hours: number): Date =>
  new Date((Math.floor(stage.clock.now().getTime() / HOUR_MS) - hours + 0.5) * HOUR_MS);

async function hoursOf(stage: Stage, keyId: string) {
  const { rows } = await stage.services.pool.query<{ hour: Date; outcome: string; scope: string; calls: number }>(
    'select hour, outcome, scope, calls::int from usage where api_key_id = $1 order by hour, outcome, scope',
    [keyId],
  );
  const now = Math.floor(stage.clock.now().getTime() / HOUR_MS);
  return rows.map(({ hour, outcome, scope, calls }) => [now - hour.getTime() / HOUR_MS, outcome, scope, calls]);
}

test('hours that are wholly older than the days of the setting are deleted, the next one is kept', async () => {
  await using stage = await openUsageStage();
  const id = await stage.addKey({ kind: 'partner', partnerId: stage.ids.partner });
  const uses = [0, 47, 48, 49, 50, 5000].map((hours) => ({ at: hoursAgo(stage, hours), calls: 2 }));
  await stage.use(id, uses);

  expect(await pruneUsage(stage.work(), 2)).toBe(3);

  expect((await hoursOf(stage, id)).map(([hours]) => hours)).toEqual([48, 47, 0]);
});

test('when and for which scopes a key was last used outlives its hours, and counts no more', async () => {
  await using stage = await openUsageStage();
  const id = await stage.addKey({ kind: 'partner', partnerId: stage.ids.partner });
  const last = hoursAgo(stage, 100);
  await stage.use(id, [
    { at: last, scope: 'read', calls: 5, address: '203.0.113.7' },
    { at: hoursAgo(stage, 101), scope: 'read', calls: 6, address: '203.0.113.8' },
    { at: hoursAgo(stage, 200), scope: 'keys', calls: 7 },
    { at: hoursAgo(stage, 300), scope: 'keys', calls: 8 },
    { at: hoursAgo(stage, 99), outcome: 'revoked', scope: 'read', calls: 9 },
  ]);

  await pruneUsage(stage.work(), 1);

  expect(await hoursOf(stage, id)).toEqual([
    [200, 'ok', 'keys', 0],
    [100, 'ok', 'read', 0],
  ]);
  expect(await lastUses(stage.work(), [id])).toEqual(new Map([[id, { at: last, from: '203.0.113.7' }]]));
  const since = new Date(stage.clock.now().getTime() - 30 * DAY_MS);
  expect((await scopesUsed(stage.work(), [id], since)).get(id)?.sort()).toEqual(['keys', 'read']);
  const range = { from: since.toISOString(), to: stage.clock.now().toISOString(), keyId: id };
  expect(await queryUsage(stage.work(), stage.actors.partner, { ...range, groupBy: ['scope'] })).toMatchObject({
    rows: [],
  });
});

test('a last use that was kept goes once there is a newer one', async () => {
  await using stage = await openUsageStage();
  const id = await stage.addKey({ kind: 'partner', partnerId: stage.ids.partner });
  await stage.use(id, [{ at: hoursAgo(stage, 100) }]);
  await pruneUsage(stage.work(), 1);
  await stage.use(id, [{ at: hoursAgo(stage, 1) }]);

  expect(await pruneUsage(stage.work(), 1)).toBe(1);

  expect((await hoursOf(stage, id)).map(([hours]) => hours)).toEqual([1]);
});

test('many rows go in batches, and two nodes at once delete each row once', async () => {
  await using stage = await openUsageStage();
  await stage.services.pool.query(
    `insert into usage (api_key_id, hour, outcome, scope, calls, last_at)
     select 'key_' || k, t, 'revoked', '', 1, t
     from generate_series(1, 24) k, generate_series($1::timestamptz, $2, '1 hour') t`,
    [hoursAgo(stage, 600), hoursAgo(stage, 101)],
  );

  const deleted = await Promise.all([pruneUsage(stage.work(), 1), pruneUsage(stage.work(), 1)]);

  expect(deleted.reduce((sum, each) => sum + each)).toBe(24 * 500);
  const { rows } = await stage.services.pool.query('select count(*)::int as left from usage');
  expect(rows).toEqual([{ left: 0 }]);
});

test('nothing counted, nothing deleted', async () => {
  await using stage = await openUsageStage();
  expect(await pruneUsage(stage.work(), 1)).toBe(0);
});
