import {
  type ApiKeyId,
  type FullWindow,
  fullWindow,
  type KeyLimits,
  minuteOf,
  monthOf,
  NO_CALLS,
  untilNext,
  type Windows,
} from '@chatelaine/shared';
import type { Pool } from 'pg';

/**
 * The result of counting a call. Either the call was counted in both windows, or it was refused because a window is
 * full. `windows` has the present counts.
 */
export type Taken = { windows: Windows } & ({ taken: true } | ({ taken: false } & FullWindow));

/** The row of a key in the table of windows. */
export interface WindowRow {
  minute: Date | string;
  minute_calls: number;
  month: Date | string;
  month_calls: number;
}

/**
 * Counts one call in a key's minute and month, in one conditional statement. So a window never accepts too many calls,
 * however many calls come at the same time on however many nodes. A node whose clock is behind counts in the newer
 * window.
 */
export async function takeCall(pool: Pool, apiKeyId: ApiKeyId, limits: KeyLimits, now: Date): Promise<Taken> {
  const minute = minuteOf(now);
  const month = monthOf(now);
  const values = [apiKeyId, minute, month, limits.perMinute, limits.perMonth];
  const { rows } = await pool.query<WindowRow>({ name: 'take-call', text: TAKE, values });
  const row = rows[0];
  if (row !== undefined)
    return { taken: true, windows: { minuteCalls: row.minute_calls, monthCalls: row.month_calls } };
  return whichIsFull(pool, apiKeyId, limits, now);
}

/**
 * Returns the present counts. A window that is newer than the time of this node counts too: a node whose clock is ahead
 * has begun this window.
 */
export const windowsAt = (row: WindowRow, now: Date): Windows => ({
  minuteCalls: new Date(row.minute) >= minuteOf(now) ? row.minute_calls : 0,
  monthCalls: new Date(row.month) >= monthOf(now) ? row.month_calls : 0,
});

const TAKE = `
  insert into key_window as w (api_key_id, minute, minute_calls, month, month_calls) values ($1, $2, 1, $3, 1)
  on conflict (api_key_id) do update set
    minute_calls = case when w.minute < excluded.minute then 1 else w.minute_calls + 1 end,
    month_calls = case when w.month < excluded.month then 1 else w.month_calls + 1 end,
    minute = greatest(w.minute, excluded.minute),
    month = greatest(w.month, excluded.month)
  where ($4::int is null or w.minute < excluded.minute or w.minute_calls < $4)
    and ($5::int is null or w.month < excluded.month or w.month_calls < $5)
  returning minute, minute_calls, month, month_calls`;

async function whichIsFull(pool: Pool, id: ApiKeyId, limits: KeyLimits, now: Date): Promise<Taken> {
  const { rows } = await pool.query<WindowRow>(
    'select minute, minute_calls, month, month_calls from key_window where api_key_id = $1',
    [id],
  );
  const windows = rows[0] === undefined ? NO_CALLS : windowsAt(rows[0], now);
  // The statement above refused the call. If no window is full now, another server has begun a new window since then.
  // The call stays refused, and the caller is asked to try again in the next minute.
  const begun = { reason: 'rate_limited', retryAfterS: Math.ceil(untilNext(now).minuteMs / 1000) } as const;
  const full = fullWindow(limits, windows, now) ?? begun;
  return { taken: false, windows, ...full };
}
