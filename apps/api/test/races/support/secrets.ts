import type { Pool } from 'pg';
import type { Arena } from './arena.ts';

/** A secret of the number that has not ended, as the table has it. */
export interface LiveSecret {
  keyId: string;
  endsAt: Date | null;
}

/** Lists the secrets of the number that still open its door, on keys that are not revoked. */
export async function liveSecrets({ services, channelId }: Arena): Promise<LiveSecret[]> {
  const text = `select s.api_key_id as "keyId", s.ends_at as "endsAt" from api_key_secret s join api_key k on k.id = s.api_key_id
    where s.channel_id = $1 and s.ended_at is null and (s.ends_at is null or s.ends_at > now()) and k.revoked_at is null`;
  return (await services.pool.query<LiveSecret>(text, [channelId])).rows;
}

/** How many secrets of the number have no end, whatever their keys say. */
export async function countWithoutEnd({ services, channelId }: Arena): Promise<number> {
  const text = 'select from api_key_secret where channel_id = $1 and ends_at is null';
  return (await services.pool.query(text, [channelId])).rowCount ?? 0;
}

/** Takes down the second wall in one database: one secret without an end per channel. */
export async function dropIndex(pool: Pool): Promise<void> {
  await pool.query('drop index api_key_secret_one_without_end');
}
