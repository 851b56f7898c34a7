import type { Cell } from './csv.ts';
import type { UsageGroup, UsageQuery, UsageRow } from './usage.ts';

/** The columns of each group. Rows are sorted by the first column of each group. */
export const USAGE_COLUMNS: Record<UsageGroup, readonly (keyof UsageRow)[]> = {
  key: ['keyId', 'keyName'],
  channel: ['channelId'],
  team: ['team'],
  application: ['application'],
  environment: ['environment'],
  outcome: ['outcome'],
  scope: ['scope'],
};

/**
 * Makes the name and the lines of a file from the rows of a usage report. The lines have the columns that the query
 * asks for.
 */
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
