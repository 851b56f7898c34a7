import type { UsageCsv, UsageQuery, UsageReport } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The use of your keys: partner keys, and the channel keys that you made. */
export interface Usage {
  /**
   * Counts the calls of your keys, also refused calls and calls of ended keys. Needs the scope `read`.
   *
   * The server counts by the hour, in UTC. A call is in the result after at most 10 seconds. The time from `from` to
   * `to` is at most 400 days, and the server keeps counts for a limited time. `groupBy` has at most two fields. The
   * labels in the rows are the labels that the keys have now, not the labels at the time of the calls. Rows are sorted
   * by time, then by their groups. An hour, day, month or group without calls has no row.
   *
   * @throws {ApiError} `invalid_input` for an invalid range, or when the result would have more than 10,000 rows;
   * `not_found` for a key or a channel that is not yours.
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
   * Counts the calls as `query` does, and returns the rows as a file for spreadsheets: RFC 4180, UTF-8 with a byte
   * order mark. No cell can act as a formula in a spreadsheet. Needs the scope `read`.
   *
   * @throws {ApiError} `invalid_input` and `not_found` as `query` does.
   * @example
   * const month = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
   * const { filename, csv } = await chatelaine.usage.csv({ ...month, groupBy: ['key'] });
   * await writeFile(filename, csv);
   */
  csv(query: UsageQuery, options?: CallOptions): Call<UsageCsv>;
}

/** Makes the usage methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createUsage(caller: Caller): Usage {
  return {
    query: (query, options) => caller.call((rpc) => rpc.usage.query.query(query), options),
    csv: (query, options) => caller.call((rpc) => rpc.usage.csv.query(query), options),
  };
}
