import { expect, test } from 'vitest';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { shareAndCreate } from './support/first-key.ts';

const HOUR_MS = 3_600_000;

test('what two servers counted is whole once they have stopped: per key, hour and outcome', async () => {
  const clock = fakeClock();
  await using world = await startWorld({ clock, nodes: 2 });
  const key = await shareAndCreate(world, { limits: { perMonth: 33 } });
  const { stop, second, sendMany } = serversOf(world, key.secret);
  clock.pass(HOUR_MS - (clock.now().getTime() % HOUR_MS));
  const hour = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS);

  await Promise.all([sendMany(0, 20), sendMany(1, 13)]);
  const lastGood = clock.now();
  await sendMany(1, 2);
  clock.pass(HOUR_MS);
  await world.partner.channelKeys.revoke(key.id);
  await Promise.all([sendMany(0, 4), sendMany(1, 5)]);

  await stop(0);
  const [shown] = await second.channelKeys.list({ channelId: key.channelId }).toArray({ limit: 1 });
  await stop(1);

  const nextHour = new Date(hour.getTime() + HOUR_MS);
  expect(await usageOf(world, key.id)).toEqual([
    { hour, outcome: 'ok', calls: 33 },
    { hour, outcome: 'quota_exceeded', calls: 2 },
    { hour: nextHour, outcome: 'revoked', calls: 9 },
  ]);
  // When the test listed the key, only the first server had written its usage, so the later calls to the second server
  // do not count yet. A refused call does not count as a use of the key.
  const lastUsed = new Date(shown?.lastUsedAt ?? 0).getTime();
  expect(lastUsed).toBeGreaterThanOrEqual(hour.getTime());
  expect(lastUsed).toBeLessThan(lastGood.getTime());
});

test('control: a key that nobody used has no row and was never used', async () => {
  await using world = await startWorld({ nodes: 2 });
  const key = await shareAndCreate(world);
  const { stop, second } = serversOf(world, key.secret);

  const [shown] = await second.channelKeys.list({ channelId: key.channelId }).toArray({ limit: 1 });
  await Promise.all([stop(0), stop(1)]);

  expect(shown).toMatchObject({ id: key.id, lastUsedAt: null });
  expect(await usageOf(world, key.id)).toEqual([]);
});

/** Returns the two servers of a world, and a function that sends calls of one key to a server. */
function serversOf({ nodes, as, partner }: World, secret: string) {
  return {
    stop: (node: number) => nodes[node]?.stop(),
    second: nodes[1]?.partner ?? partner,
    sendMany: (node: number, count: number) =>
      Promise.all(Array.from({ length: count }, () => as(secret).send(undefined, { node }))),
  };
}

const usageOf = ({ sql }: World, keyId: string) =>
  sql<{ hour: Date; outcome: string; calls: number }>(
    'select hour, outcome, calls::int from usage where api_key_id = $1 order by hour, outcome',
    [keyId],
  );
