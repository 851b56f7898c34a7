import type { KeyLabels, Scope } from '../api-key.ts';
import type { ApiKeyId, ChannelId } from '../id.ts';
import type { UsageGroup, UsageOutcome, UsageQuery, UsageReport, UsageRow } from '../usage.ts';
import { USAGE_COLUMNS } from '../usage-table.ts';

/** A call with a key, as usage counts it. */
export interface UsageCall {
  key: KeyLabels & { id: ApiKeyId; name: string; channelId: ChannelId | null };
  at: Date;
  outcome: UsageOutcome;
  /** The scope that the call needed; null when the call needed no scope. */
  scope: Scope | null;
}

/**
 * Makes a usage report from calls, by time and by groups, as the SQL statement of the real server does. A group without
 * calls has no row.
 */
export function reportUsage(calls: readonly UsageCall[], query: UsageQuery): UsageReport {
  const counts = new Map<string, UsageRow>();
  for (const call of calls) {
    if (!isCounted(call, query)) continue;
    const groups = groupsOf(call, query);
    const place = JSON.stringify(groups);
    const row = counts.get(place) ?? { at: null, ...groups, calls: 0, refused: 0 };
    counts.set(place, { ...row, calls: row.calls + 1, refused: row.refused + (call.outcome === 'ok' ? 0 : 1) });
  }
  const rows = [...counts.values()].sort((a, b) => compareRows(a, b, query));
  const total = (field: 'calls' | 'refused'): number => rows.reduce((sum, row) => sum + row[field], 0);
  return { rows, totals: { calls: total('calls'), refused: total('refused') } };
}

const HOUR_MS = 60 * 60_000;

function isCounted({ key, at, outcome }: UsageCall, query: UsageQuery): boolean {
  // The server stores counts by the hour, so the hour of the call decides whether the range contains the call.
  const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  const { keyId = key.id, channelId = key.channelId, team = key.team, application = key.application } = query;
  return (
    hour >= Date.parse(query.from) &&
    hour < Date.parse(query.to) &&
    key.id === keyId &&
    key.channelId === channelId &&
    key.team === team &&
    key.application === application &&
    (query.environment === undefined || key.environment === query.environment) &&
    (query.outcome === undefined || outcome === query.outcome)
  );
}

// The number of characters of an ISO 8601 instant that identify the hour, day or month of a row. The other characters
// come from `BEGINNING`, because a row has the instant at which its hour, day or month begins.
const STEPS = { hour: 13, day: 10, month: 7 };
const BEGINNING = '0000-01-01T00:00:00.000Z';

function groupsOf(call: UsageCall, { every = 'total', groupBy = [] }: UsageQuery): Partial<UsageRow> {
  const length = every === 'total' ? 0 : STEPS[every];
  const at = every === 'total' ? null : call.at.toISOString().slice(0, length) + BEGINNING.slice(length);
  return Object.assign({ at }, ...groupBy.map((group) => groupOf(group, call)));
}

function groupOf(group: UsageGroup, { key, ...call }: UsageCall): Partial<UsageRow> {
  if (group === 'key') return { keyId: key.id, keyName: key.name };
  if (group === 'channel') return { channelId: key.channelId };
  return { [group]: group === 'outcome' || group === 'scope' ? call[group] : key[group] };
}

/** Compares rows by time, and rows of the same time by their groups, in the order of the groups. Null comes last. */
function compareRows(a: UsageRow, b: UsageRow, { groupBy = [] }: UsageQuery): number {
  const columns: (keyof UsageRow)[] = ['at', ...groupBy.flatMap((group) => USAGE_COLUMNS[group].slice(0, 1))];
  const differing = columns.find((column) => a[column] !== b[column]);
  if (differing === undefined) return 0;
  const [left, right] = [a[differing] ?? null, b[differing] ?? null];
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}
