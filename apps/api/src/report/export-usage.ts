import { type Actor, type UsageCsv, type UsageQuery, usageTable } from '@chatelaine/shared';
import { writeCsv } from '@chatelaine/shared/csv';
import type { Work } from '../platform/work.ts';
import { queryUsage } from './query-usage.ts';

/** Counts calls as {@link queryUsage} does, and writes the counts as a file for spreadsheets. */
export async function exportUsage(work: Work, actor: Actor, query: UsageQuery): Promise<UsageCsv> {
  const { rows } = await queryUsage(work, actor, query);
  const { filename, lines } = usageTable(query, rows);
  return { filename, csv: writeCsv(lines) };
}
