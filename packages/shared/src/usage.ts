import type { Environment, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';
import type { RefusalCode } from './refusal.ts';

/** The result of a call: `ok`, or the code of its refusal. */
export type UsageOutcome = 'ok' | RefusalCode;

/** The fields by which calls can be grouped. */
export const USAGE_GROUPS = ['key', 'channel', 'team', 'application', 'environment', 'outcome', 'scope'] as const;
/** A field by which calls can be grouped. */
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** The length of time that one row covers, in UTC; `total`: the whole range. */
export const USAGE_STEPS = ['hour', 'day', 'month', 'total'] as const;
/** The length of time that one row covers. */
export type UsageStep = (typeof USAGE_STEPS)[number];

/** The longest range of one query, in days. */
export const USAGE_RANGE_DAYS = 400;
/** The maximum number of rows of one answer. */
export const USAGE_ROWS = 10_000;

/** Chooses the calls, and the fields to group them by. A call must match every given field. */
export interface UsageQuery {
  /**
   * The start of the range: ISO 8601, in UTC. Counts are stored by the hour; an hour belongs to the range in which it
   * begins.
   */
  from: string;
  /** The end of the range: ISO 8601, in UTC, exclusive; at most 400 days after `from`. */
  to: string;
  /** Calls of this key. */
  keyId?: ApiKeyId | undefined;
  /** Calls for this number. */
  channelId?: ChannelId | undefined;
  /** Calls with this result. */
  outcome?: UsageOutcome | undefined;
  /** Calls of keys that have this label now. */
  team?: string | undefined;
  /** Calls of keys that have this label now. */
  application?: string | undefined;
  /** Calls of keys that have this label now. */
  environment?: Environment | undefined;
  /** The fields to group by: at most two fields, each once. */
  groupBy?: UsageGroup[] | undefined;
  /** The length of time that one row covers. Default `total`. */
  every?: UsageStep | undefined;
}

/** Calls that were counted together. A row has the fields by which you group; `null`: the key has no such value. */
export interface UsageRow {
  /** When the hour, day or month began: ISO 8601, in UTC; `null` for the total. */
  at: string | null;
  /** The key. */
  keyId?: ApiKeyId;
  /** The current name of the key. A row with `keyId` has this field. */
  keyName?: string;
  /** The number. */
  channelId?: ChannelId | null;
  /** The label that the key has now. */
  team?: string | null;
  /** The label that the key has now. */
  application?: string | null;
  /** The label that the key has now. */
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

/** Rows sorted by time, then by group. A time or group without a call has no row. */
export interface UsageReport {
  /** One row for each time and group with at least one call. */
  rows: UsageRow[];
  /** The sums over all rows. */
  totals: {
    /** All calls, including refused calls. */
    calls: number;
    /** The refused calls. */
    refused: number;
  };
}

/** The report as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark. No cell is a formula. */
export interface UsageCsv {
  /** A name for the file, which contains the range. */
  filename: string;
  /** The content of the file. */
  csv: string;
}
