import type { Environment, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';
import type { RefusalCode } from './refusal.ts';

/** The result of a call: `ok`, or the code of the refusal. */
export type UsageOutcome = 'ok' | RefusalCode;

/** The fields by which calls can be grouped. */
export const USAGE_GROUPS = ['key', 'channel', 'team', 'application', 'environment', 'outcome', 'scope'] as const;
/** A field by which calls can be grouped. */
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** How much time one row of a report covers, in UTC; `total`: the whole range of the query. */
export const USAGE_STEPS = ['hour', 'day', 'month', 'total'] as const;
/** How much time one row of a report covers. */
export type UsageStep = (typeof USAGE_STEPS)[number];

/** The longest range of time of one query, in days. */
export const USAGE_RANGE_DAYS = 400;
/** The maximum number of rows of one report. */
export const USAGE_ROWS = 10_000;

/**
 * Chooses the calls that a report counts, and the fields by which it groups them. The report counts only the calls that
 * match every given field.
 */
export interface UsageQuery {
  /**
   * The start of the range of time: ISO 8601, in UTC. Counts are stored by the hour. The calls of an hour belong to the
   * range that contains the beginning of the hour.
   */
  from: string;
  /** The end of the range of time: ISO 8601, in UTC, exclusive; at most 400 days after `from`. */
  to: string;
  /** Only calls with this key. */
  keyId?: ApiKeyId | undefined;
  /** Only calls with keys of this number. */
  channelId?: ChannelId | undefined;
  /** Only calls with this result. */
  outcome?: UsageOutcome | undefined;
  /** Only calls with keys whose label `team` has this value now. */
  team?: string | undefined;
  /** Only calls with keys whose label `application` has this value now. */
  application?: string | undefined;
  /** Only calls with keys whose label `environment` has this value now. */
  environment?: Environment | undefined;
  /** The fields by which the report groups calls: at most two fields, and no field twice. */
  groupBy?: UsageGroup[] | undefined;
  /** The length of time that one row covers. Default `total`. */
  every?: UsageStep | undefined;
}

/**
 * One row of a report: calls that were counted together. Of the optional fields, a row has those by which you group.
 */
export interface UsageRow {
  /** When the hour, day or month of the row began: ISO 8601, in UTC; `null` when `every` is `total`. */
  at: string | null;
  /** The id of the key. */
  keyId?: ApiKeyId;
  /** The current name of the key. A row with `keyId` has this field. */
  keyName?: string;
  /** The number that the key belongs to; `null`: the key does not belong to one number. */
  channelId?: ChannelId | null;
  /** The value that the label `team` of the key has now; `null`: the label is not set. */
  team?: string | null;
  /** The value that the label `application` of the key has now; `null`: the label is not set. */
  application?: string | null;
  /** The value that the label `environment` of the key has now; `null`: the label is not set. */
  environment?: Environment | null;
  /** The result of the calls. */
  outcome?: UsageOutcome;
  /** The scope that the calls needed; `null`: the calls needed no scope, or were refused before the scope was known. */
  scope?: Scope | null;
  /** All calls, including refused calls. */
  calls: number;
  /** The refused calls. */
  refused: number;
}

/**
 * A usage report. Rows are sorted by time, and rows of the same time by group. A time or group without a call has no
 * row.
 */
export interface UsageReport {
  /** One row for each combination of time and group that has at least one call. */
  rows: UsageRow[];
  /** The sums over all rows. */
  totals: {
    /** All calls, including refused calls. */
    calls: number;
    /** The refused calls. */
    refused: number;
  };
}

/**
 * A usage report as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark. No cell is a formula, so no
 * spreadsheet executes a cell.
 */
export interface UsageCsv {
  /** A name for the file, which contains the days of `from` and `to`. */
  filename: string;
  /** The content of the file. */
  csv: string;
}
