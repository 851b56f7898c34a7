import type { World } from '../../world/start-world.ts';

const OUTCOMES = [
  { outcome: 'ok', least: 120, spread: 80 },
  { outcome: 'address_not_allowed', least: 4, spread: 9 },
  { outcome: 'rate_limited', least: 0, spread: 5 },
  { outcome: 'expired', least: 1, spread: 2 },
];

/**
 * Writes the calls of some keys on each of the last days, today included. Each key made more calls than the next one,
 * and each day has another number.
 */
export async function seedCalls({ sql, clock }: World, keyIds: readonly string[], days = 120): Promise<void> {
  for (const [place, keyId] of keyIds.entries()) {
    for (const { outcome, least, spread } of OUTCOMES) {
      await sql(
        `insert into usage (api_key_id, hour, outcome, scope, calls, last_at)
         select $1, date_trunc('hour', $2::timestamptz, 'UTC') - d * interval '1 day', $3, '',
           ($4::int + (d * 7) % $5::int + $5::int / (1 + d / 20)) / ($6::int + 1) + 1, $2
         from generate_series(0, $7::int - 1) d on conflict do nothing`,
        [keyId, clock.now(), outcome, least, spread, place, days],
      );
    }
  }
}

/** Gives the partner and the client on Partner Payment several keys with labels and calls. */
export async function seedBusyKeys(world: World): Promise<void> {
  const { partner, travel } = world;
  const labels = [
    { name: 'Inbox, production', team: 'Support', application: 'Inbox', environment: 'production' },
    { name: 'Campaigns', team: 'Sales', application: 'Campaigns', environment: 'staging' },
  ] as const;
  const ids: string[] = [];
  for (const [index, { id: channelId }] of travel.channels.entries()) {
    const { id } = await partner.channelKeys.create({
      channelId,
      ...labels[index % labels.length],
      name: labels[index % labels.length]?.name ?? '',
    });
    ids.push(id);
  }
  await seedCalls(world, [...ids, await keyOf(world, 'partner', world.demo.partner.id)]);
}

/** Finds a key of the demo world. */
export async function keyOf({ sql }: World, kind: 'partner' | 'organization', accountId: string): Promise<string> {
  const column = kind === 'partner' ? 'partner_id' : 'client_id';
  const [row] = await sql<{ id: string }>(`select id from api_key where kind = $1 and ${column} = $2`, [
    kind,
    accountId,
  ]);
  if (row === undefined) throw new Error('The demo world has no such key.');
  return row.id;
}
