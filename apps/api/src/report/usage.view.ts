import type { Environment, Scope, UsageOutcome, UsageQuery, UsageReport, UsageRow } from '@chatelaine/shared';

/** A group of counted calls in the form that the database returns. The sums are text. */
export interface UsageCount {
  at: Date | string | null;
  key_group?: string;
  key_name?: string;
  channel_group?: string | null;
  team_group?: string | null;
  application_group?: string | null;
  environment_group?: Environment | null;
  outcome_group?: UsageOutcome;
  scope_group?: Scope | null;
  calls: string;
  refused: string;
}

/** Shows counted calls with the fields that the query asks for, and their totals. */
export function viewUsage(counts: readonly UsageCount[], { groupBy = [] }: UsageQuery): UsageReport {
  const rows = counts.map((count) => viewRow(count, groupBy));
  const total = (field: 'calls' | 'refused') => rows.reduce((sum, row) => sum + row[field], 0);
  return { rows, totals: { calls: total('calls'), refused: total('refused') } };
}

function viewRow(count: UsageCount, groups: NonNullable<UsageQuery['groupBy']>): UsageRow {
  const row: UsageRow = {
    at: count.at === null ? null : new Date(count.at).toISOString(),
    calls: Number(count.calls),
    refused: Number(count.refused),
  };
  for (const group of groups) {
    if (group === 'key') Object.assign(row, { keyId: count.key_group, keyName: count.key_name });
    else if (group === 'channel') row.channelId = count.channel_group ?? null;
    else Object.assign(row, { [group]: count[`${group}_group`] ?? null });
  }
  return row;
}
