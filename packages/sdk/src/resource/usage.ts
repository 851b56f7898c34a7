import type { UsageCsv, UsageQuery, UsageReport } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** How often your keys were used: partner keys, and the channel keys that you made. */
export interface Usage {
  /**
   * Counts the calls of your keys, refused ones and those of ended keys too. Needs the scope `read`.
   *
   * Counts are kept by the hour, in UTC; a call is in them at most 10 seconds later. `from` to `to` are at most 400
   * days, as far back as the server keeps counts. At most two groups; labels are those that a key has now. Rows come in
   * order of time, then of their groups; where there was no call there is no row.
   *
   * @throws {ApiError} `invalid_input` for a range that is none, or beyond 10,000 rows; `not_found` for a key or a
   * channel that is not yours.
   * @example
   * const { rows, totals } = await chatelaine.usage.query({
   *   from: '2026-11-01T00:00:00Z',
   *   to: '2026-12-01T00:00:00Z',
   *   every: 'day',
   *   groupBy: ['team', 'outcome'],
   * });
   */
  query(query: UsageQuery, options?: CallOptions): Call<UsageReport>;
  /**
   * Counts as `query` does and gives the rows as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark. No cell
   * of it is a formula. Needs the scope `read`.
   *
   * @throws {ApiError} `invalid_input` and `not_found` as `query` does.
   * @example
   * const month = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
   * const { filename, csv } = await chatelaine.usage.csv({ ...month, groupBy: ['key'] });
   * await writeFile(filename, csv);
   */
  csv(query: UsageQuery, options?: CallOptions): Call<UsageCsv>;
}

/** Binds the usage procedures. */
export function createUsage(caller: Caller): Usage {
  return {
    query: (query, options) => caller.call((rpc) => rpc.usage.query.query(query), options),
    csv: (query, options) => caller.call((rpc) => rpc.usage.csv.query(query), options),
  };
}
