import pg from 'pg';
import { expect, test } from 'vitest';
import { fakeClock } from '../fake-clock.ts';
import { type Node, shareAndCreate, startNodes } from './support/nodes.ts';

const HOUR_MS = 3_600_000;

test('what two servers counted is whole once they have stopped: per key, hour and outcome', async () => {
  const clock = fakeClock();
  await using nodes = await startNodes({ clock });
  const { first, second, client, databaseUrl } = nodes;
  const key = await shareAndCreate(nodes, { limits: { perMonth: 33 } });
  clock.pass(HOUR_MS - (clock.now().getTime() % HOUR_MS));
  const hour = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS);

  await Promise.all([sendMany(first, key.secret, 20), sendMany(second, key.secret, 13)]);
  const lastGood = clock.now();
  await sendMany(second, key.secret, 2);
  clock.pass(HOUR_MS);
  await first.partner.channelKeys.revoke(key.id);
  await Promise.all([sendMany(first, key.secret, 4), sendMany(second, key.secret, 5)]);

  await first.stop();
  const [shown] = await second.partner.channelKeys.list({ channelId: client.channelId }).toArray({ limit: 1 });
  await second.stop();

  const nextHour = new Date(hour.getTime() + HOUR_MS);
  expect(await usageOf(databaseUrl, key.id)).toEqual([
    { hour, outcome: 'ok', calls: 33 },
    { hour, outcome: 'quota_exceeded', calls: 2 },
    { hour: nextHour, outcome: 'revoked', calls: 9 },
  ]);
  // The first server has written; a refused call is no use.
  const lastUsed = new Date(shown?.lastUsedAt ?? 0).getTime();
  expect(lastUsed).toBeGreaterThanOrEqual(hour.getTime());
  expect(lastUsed).toBeLessThan(lastGood.getTime());
});

test('control: a key that nobody used has no row and was never used', async () => {
  await using nodes = await startNodes();
  const key = await shareAndCreate(nodes);

  const [shown] = await nodes.second.partner.channelKeys.list({ channelId: key.channelId }).toArray({ limit: 1 });
  await Promise.all([nodes.first.stop(), nodes.second.stop()]);

  expect(shown).toMatchObject({ id: key.id, lastUsedAt: null });
  expect(await usageOf(nodes.databaseUrl, key.id)).toEqual([]);
});

const sendMany = (node: Node, secret: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => node.send(secret)));

async function usageOf(databaseUrl: string, keyId: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const text = 'select hour, outcome, calls::int from usage where api_key_id = $1 order by hour, outcome';
  const { rows } = await client.query<{ hour: Date; outcome: string; calls: number }>(text, [keyId]);
  await client.end();
  return rows;
}
