import type { Actor, UsageCsv, UsageGroup, UsageQuery, UsageRow } from '@chatelaine/shared';
import { writeCsv } from '../platform/csv.ts';
import type { Work } from '../platform/work.ts';
import { queryUsage } from './query-usage.ts';

const COLUMNS: Record<UsageGroup, (keyof UsageRow)[]> = {
  key: ['keyId', 'keyName'],
  channel: ['channelId'],
  team: ['team'],
  application: ['application'],
  environment: ['environment'],
  outcome: ['outcome'],
  scope: ['scope'],
};

/** Counts calls as {@link queryUsage} does, and writes them as a file for spreadsheets. */
export async function exportUsage(work: Work, actor: Actor, query: UsageQuery): Promise<UsageCsv> {
  const { rows } = await queryUsage(work, actor, query);
  const { from, to, every = 'total', groupBy = [] } = query;
  const columns: (keyof UsageRow)[] = [
    ...(every === 'total' ? [] : (['at'] as const)),
    ...groupBy.flatMap((group) => COLUMNS[group]),
    'calls',
    'refused',
  ];
  const csv = writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]);
  return { filename: `usage-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`, csv };
}
