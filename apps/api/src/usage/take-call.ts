import type { ApiKeyId, KeyLimits } from '@chatelaine/shared';
import type { Pool } from 'pg';

/** A call was taken from the windows, or which of them is full and when it opens again. */
export type Taken = { taken: true } | { taken: false; reason: 'rate_limited' | 'quota_exceeded'; retryAfterS: number };

/**
 * Takes one call from a key's minute and month, in one conditional statement: however many calls and nodes race, a
 * window never gives one too many. A node whose clock is behind counts into the newer window.
 */
export async function takeCall(pool: Pool, apiKeyId: ApiKeyId, limits: KeyLimits, now: Date): Promise<Taken> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const values = [apiKeyId, minute, month, limits.perMinute, limits.perMonth];
  const { rowCount } = await pool.query({ name: 'take-call', text: TAKE, values });
  if (rowCount === 1) return { taken: true };
  return whichIsFull(pool, apiKeyId, limits, minute, month, now);
}

const TAKE = `
  insert into key_window as w (api_key_id, minute, minute_calls, month, month_calls) values ($1, $2, 1, $3, 1)
  on conflict (api_key_id) do update set
    minute_calls = case when w.minute < excluded.minute then 1 else w.minute_calls + 1 end,
    month_calls = case when w.month < excluded.month then 1 else w.month_calls + 1 end,
    minute = greatest(w.minute, excluded.minute),
    month = greatest(w.month, excluded.month)
  where ($4::int is null or w.minute < excluded.minute or w.minute_calls < $4)
    and ($5::int is null or w.month < excluded.month or w.month_calls < $5)`;

async function whichIsFull(
  pool: Pool,
  id: ApiKeyId,
  limits: KeyLimits,
  minute: Date,
  month: Date,
  now: Date,
): Promise<Taken> {
  const { rows } = await pool.query<{ month: Date; month_calls: number }>(
    'select month, month_calls from key_window where api_key_id = $1',
    [id],
  );
  const row = rows[0];
  const isMonthFull =
    limits.perMonth !== null && row !== undefined && row.month >= month && row.month_calls >= limits.perMonth;
  const opens = isMonthFull ? Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) : minute.getTime() + 60_000;
  const retryAfterS = Math.ceil((opens - now.getTime()) / 1000);
  return { taken: false, reason: isMonthFull ? 'quota_exceeded' : 'rate_limited', retryAfterS };
}
