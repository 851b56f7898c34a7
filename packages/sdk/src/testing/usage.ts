import type { UsageCsv, UsageGroup, UsageQuery, UsageReport, UsageRow } from '@chatelaine/shared';
import { writeCsv } from './csv.ts';
import { hasLabels } from './key-view.ts';
import { getChannel } from './permission.ts';
import { Refused } from './refused.ts';
import type { CallRow, KeyRow } from './rows.ts';
import type { Store } from './store.ts';
import { visibleKeys } from './visible-keys.ts';

/** Counts the calls of the partner's keys, dead ones too. */
export function queryUsage(store: Store, query: UsageQuery): UsageReport {
  const keys = new Map(visibleKeys(store).map((key) => [key.id, key]));
  requireVisible(store, keys, query);
  const counts = new Map<string, UsageRow>();
  for (const call of store.calls) {
    const key = keys.get(call.keyId);
    if (!key || !isCounted(call, key, query)) continue;
    const groups = groupsOf(call, key, query);
    const place = JSON.stringify(groups);
    const row = counts.get(place) ?? { at: null, ...groups, calls: 0, refused: 0 };
    const refused = row.refused + (call.outcome === 'ok' ? 0 : 1);
    counts.set(place, { ...row, calls: row.calls + 1, refused });
  }
  const rows = [...counts.values()].sort((a, b) => compareRows(a, b, query));
  const total = (field: 'calls' | 'refused'): number => rows.reduce((sum, row) => sum + row[field], 0);
  return { rows, totals: { calls: total('calls'), refused: total('refused') } };
}

function requireVisible(store: Store, keys: Map<string, KeyRow>, { keyId, channelId }: UsageQuery): void {
  if (keyId !== undefined && !keys.has(keyId)) throw new Refused('not_found');
  if (channelId !== undefined && !store.keys.some((key) => key.channelId === channelId)) getChannel(store, channelId);
}

const HOUR_MS = 60 * 60_000;

function isCounted({ at, outcome }: CallRow, key: KeyRow, query: UsageQuery): boolean {
  const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  return (
    hour >= Date.parse(query.from) &&
    hour < Date.parse(query.to) &&
    hasLabels(key, query) &&
    (query.keyId === undefined || key.id === query.keyId) &&
    (query.channelId === undefined || key.channelId === query.channelId) &&
    (query.outcome === undefined || outcome === query.outcome)
  );
}

// How much of an instant in ISO 8601 is the same for all that a row counts; the rest is that of a beginning.
const STEPS = { hour: 13, day: 10, month: 7 };
const BEGINNING = '0000-01-01T00:00:00.000Z';

function groupsOf(call: CallRow, key: KeyRow, { every = 'total', groupBy = [] }: UsageQuery): Partial<UsageRow> {
  const length = every === 'total' ? 0 : STEPS[every];
  const at = every === 'total' ? null : call.at.toISOString().slice(0, length) + BEGINNING.slice(length);
  return Object.assign({ at }, ...groupBy.map((group) => GROUPS[group](key, call)));
}

const GROUPS: Record<UsageGroup, (key: KeyRow, call: CallRow) => Partial<UsageRow>> = {
  key: ({ id, name }) => ({ keyId: id, keyName: name }),
  channel: ({ channelId }) => ({ channelId }),
  team: ({ team }) => ({ team }),
  application: ({ application }) => ({ application }),
  environment: ({ environment }) => ({ environment }),
  outcome: (_, { outcome }) => ({ outcome }),
  scope: (_, { scope }) => ({ scope }),
};

const COLUMNS: Record<UsageGroup, readonly (keyof UsageRow)[]> = {
  key: ['keyId', 'keyName'],
  channel: ['channelId'],
  team: ['team'],
  application: ['application'],
  environment: ['environment'],
  outcome: ['outcome'],
  scope: ['scope'],
};

/** By time, then by the groups in their order; what is null comes last. */
function compareRows(a: UsageRow, b: UsageRow, { groupBy = [] }: UsageQuery): number {
  const columns: (keyof UsageRow)[] = ['at', ...groupBy.flatMap((group) => COLUMNS[group].slice(0, 1))];
  const differing = columns.find((column) => a[column] !== b[column]);
  if (differing === undefined) return 0;
  const [left, right] = [a[differing] ?? null, b[differing] ?? null];
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}

/** Counts calls, and writes them as a file for spreadsheets. */
export function exportUsage(store: Store, query: UsageQuery): UsageCsv {
  const { from, to, every = 'total', groupBy = [] } = query;
  const { rows } = queryUsage(store, query);
  const time: (keyof UsageRow)[] = every === 'total' ? [] : ['at'];
  const columns = [...time, ...groupBy.flatMap((group) => COLUMNS[group]), 'calls', 'refused'] as const;
  const csv = writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]);
  return { filename: `usage-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`, csv };
}
