import pg from 'pg';
import type { Arena } from './arena.ts';

/** A secret of the number that has not ended, as the table has it. */
export interface LiveSecret {
  keyId: string;
  endsAt: Date | null;
}

/** Lists the secrets of the number that still open its door, on keys that are not revoked. */
export async function liveSecrets({ house, channelId }: Arena): Promise<LiveSecret[]> {
  const text = `select s.api_key_id as "keyId", s.ends_at as "endsAt" from api_key_secret s join api_key k on k.id = s.api_key_id
    where s.channel_id = $1 and s.ended_at is null and (s.ends_at is null or s.ends_at > now()) and k.revoked_at is null`;
  return (await house.pool.query<LiveSecret>(text, [channelId])).rows;
}

/** How many secrets of the number have no end, whatever their keys say. */
export async function countWithoutEnd({ house, channelId }: Arena): Promise<number> {
  const text = 'select count(*)::int as count from api_key_secret where channel_id = $1 and ends_at is null';
  const { rows } = await house.pool.query<{ count: number }>(text, [channelId]);
  return rows[0]?.count ?? 0;
}

/** Takes down the second wall in one database: one secret without an end per channel. */
export async function dropIndex(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('drop index api_key_secret_one_without_end');
  await client.end();
}
