import type { ApiKeyId } from '@chatelaine/shared';
import type { Pool } from 'pg';

/** The number of calls of one key, in one hour (UTC), with one outcome and for one scope. */
export interface UsageSum {
  apiKeyId: ApiKeyId;
  hour: Date;
  /** `ok`, or the code of the refusal. */
  outcome: string;
  /** The scope that the calls needed; empty when it is unknown. */
  scope: string;
  calls: number;
  /**
   * The number of accepted calls that were not counted in a window, so that the key's month does not include them yet.
   */
  untaken: number;
  lastAt: Date;
  /** The address of the newest call. */
  lastAddress: string | null;
}

/**
 * The sums that are written together. A writer numbers its batches from 1, without gaps, and sends them in that order.
 */
export interface UsageBatch {
  writer: string;
  number: number;
  sums: readonly UsageSum[];
}

/**
 * Adds a batch to the usage table, and adds its untaken calls to the months of their keys, in one statement. When a
 * batch is sent twice, the second statement adds nothing, because the number of each writer's newest batch is stored.
 * So a batch whose answer was lost counts once.
 *
 * @throws the error of the database. After an error, nobody knows whether the batch was saved, so the same batch must
 * be sent again unchanged.
 */
export async function writeUsage(pool: Pool, { writer, number, sums }: UsageBatch, now: Date): Promise<void> {
  await pool.query(ADD, [
    writer,
    number,
    now,
    sums.map(({ apiKeyId }) => apiKeyId),
    sums.map(({ hour }) => hour),
    sums.map(({ outcome }) => outcome),
    sums.map(({ scope }) => scope),
    sums.map(({ calls }) => calls),
    sums.map(({ lastAt }) => lastAt),
    sums.map(({ lastAddress }) => lastAddress),
    sums.map(({ untaken }) => untaken),
  ]);
}

// All nodes write rows in the same order, so that two nodes cannot deadlock. When a batch has calls of two months for
// one key, only the newer month is added, because the row of a key's window has only one month.
const ADD = `
  with first_time as (
    insert into platform.usage_writer as w (id, batch, written_at) values ($1, $2, $3)
    on conflict (id) do update set batch = excluded.batch, written_at = excluded.written_at where w.batch < excluded.batch
    returning id
  ), months as (
    insert into key_window as w (api_key_id, minute, minute_calls, month, month_calls)
    select distinct on (a) a, month, 0, month, sum(untaken)
    from unnest($4::text[], $5::timestamptz[], $6::text[], $11::bigint[]) as t(a, b, c, untaken),
      date_trunc('month', b, 'UTC') as month
    where exists (select from first_time) and c = 'ok' and untaken > 0 group by a, month order by a, month desc
    on conflict (api_key_id) do update set
      month_calls = case when w.month < excluded.month then 0 else w.month_calls end + excluded.month_calls,
      month = excluded.month
    where w.month <= excluded.month
  )
  insert into usage (api_key_id, hour, outcome, scope, calls, last_at, last_address)
  select t.* from unnest($4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::bigint[], $9::timestamptz[], $10::text[])
    as t(a, b, c, d, e, f, g)
  where exists (select from first_time) order by a, b, c, d
  on conflict (api_key_id, hour, outcome, scope) do update set
    calls = usage.calls + excluded.calls,
    last_at = greatest(usage.last_at, excluded.last_at),
    last_address = case when excluded.last_at >= usage.last_at then excluded.last_address else usage.last_address end`;
