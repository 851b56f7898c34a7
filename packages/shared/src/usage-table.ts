import type { Cell } from './csv.ts';
import type { UsageGroup, UsageQuery, UsageRow } from './usage.ts';

/** The columns by which each group is told, the one that orders first. */
export const USAGE_COLUMNS: Record<UsageGroup, readonly (keyof UsageRow)[]> = {
  key: ['keyId', 'keyName'],
  channel: ['channelId'],
  team: ['team'],
  application: ['application'],
  environment: ['environment'],
  outcome: ['outcome'],
  scope: ['scope'],
};

/** A report of usage as a file: its name, and its lines with the columns of the question. */
export function usageTable({ from, to, every = 'total', groupBy = [] }: UsageQuery, rows: readonly UsageRow[]) {
  const columns: (keyof UsageRow)[] = [
    ...(every === 'total' ? [] : (['at'] as const)),
    ...groupBy.flatMap((group) => USAGE_COLUMNS[group]),
    'calls',
    'refused',
  ];
  const lines: Cell[][] = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return { filename: `usage-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`, lines };
}
