import type { Environment, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';
import type { RefusalCode } from './refusal.ts';

/** How a call ended: it got through, or the code of its refusal. */
export type UsageOutcome = 'ok' | RefusalCode;

/** By what calls can be counted together. */
export const USAGE_GROUPS = ['key', 'channel', 'team', 'application', 'environment', 'outcome', 'scope'] as const;
/** By what calls can be counted together. */
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** How long one row counts, in UTC; `total`: the whole range. */
export const USAGE_STEPS = ['hour', 'day', 'month', 'total'] as const;
/** How long one row counts. */
export type UsageStep = (typeof USAGE_STEPS)[number];

/** The longest range of one question, in days. */
export const USAGE_RANGE_DAYS = 400;
/** The most rows of one answer. */
export const USAGE_ROWS = 10_000;

/** Which calls shall be counted, and how. All of what is given must hold. */
export interface UsageQuery {
  /** ISO 8601, in UTC. Counts are kept by the hour: one belongs to the range in which it begins. */
  from: string;
  /** ISO 8601, in UTC, itself not in the range; at most 400 days after `from`. */
  to: string;
  /** Calls of this key. */
  keyId?: ApiKeyId | undefined;
  /** Calls for this number. */
  channelId?: ChannelId | undefined;
  /** Calls that ended so. */
  outcome?: UsageOutcome | undefined;
  /** The labels that the key has now. */
  team?: string | undefined;
  /** The label that the key has now. */
  application?: string | undefined;
  /** The label that the key has now. */
  environment?: Environment | undefined;
  /** At most two, each once. */
  groupBy?: UsageGroup[] | undefined;
  /** Default `total`. */
  every?: UsageStep | undefined;
}

/** Calls that were counted together. It has the fields by which the question groups; `null`: the key has none. */
export interface UsageRow {
  /** ISO 8601: when the hour, day or month began, in UTC; `null` for the total. */
  at: string | null;
  /** The key. */
  keyId?: ApiKeyId;
  /** Beside `keyId`: the name that the key has now. */
  keyName?: string;
  /** The number. */
  channelId?: ChannelId | null;
  /** The label that the key has now. */
  team?: string | null;
  /** The label that the key has now. */
  application?: string | null;
  /** The label that the key has now. */
  environment?: Environment | null;
  /** How the calls ended. */
  outcome?: UsageOutcome;
  /** What the call needed; `null` where it needed none, or was refused before that was known. */
  scope?: Scope | null;
  /** All calls, the refused ones too. */
  calls: number;
  /** Those of them that were refused. */
  refused: number;
}

/** Rows in order of time, then of their groups. Without a call there is no row. */
export interface UsageReport {
  /** One for each time and group in which there was a call. */
  rows: UsageRow[];
  /** Of all rows together. */
  totals: {
    /** All calls, the refused ones too. */
    calls: number;
    /** Those of them that were refused. */
    refused: number;
  };
}

/** The same as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark. No cell of it is a formula. */
export interface UsageCsv {
  /** A name for the file, with the range in it. */
  filename: string;
  /** What is in the file. */
  csv: string;
}
