import type { Pool } from 'pg';
import type { Arena } from './arena.ts';

/** A secret that belongs to a key of the number and has not ended. */
export interface LiveSecret {
  keyId: string;
  endsAt: Date | null;
}

/** Lists the valid secrets of the number. Secrets of revoked keys are left out. */
export async function liveSecrets({ services, channelId }: Arena): Promise<LiveSecret[]> {
  const text = `select s.api_key_id as "keyId", s.ends_at as "endsAt" from api_key_secret s join api_key k on k.id = s.api_key_id
    where s.channel_id = $1 and s.ended_at is null and (s.ends_at is null or s.ends_at > now()) and k.revoked_at is null`;
  return (await services.pool.query<LiveSecret>(text, [channelId])).rows;
}

/**
 * Returns the number of secrets without an end date that belong to the number, including the secrets of revoked keys.
 */
export async function countWithoutEnd({ services, channelId }: Arena): Promise<number> {
  const text = 'select from api_key_secret where channel_id = $1 and ends_at is null';
  return (await services.pool.query(text, [channelId])).rowCount ?? 0;
}

/**
 * Drops the unique index that allows only one secret without an end date for each channel. This index is the second
 * protection beside the locks.
 */
export async function dropIndex(pool: Pool): Promise<void> {
  await pool.query('drop index api_key_secret_one_without_end');
}
