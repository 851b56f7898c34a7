import type { UsageRow } from '@chatelaine/shared';

/** The number of bars that a chart has at most. The table below the chart has more rows. */
export const MAX_BARS = 10;
/** The number of rows that a table has at most. The file has all rows. */
export const MAX_ROWS = 100;

/** Sorts the rows of a report by the number of their calls, the highest first. */
export const mostFirst = (rows: readonly UsageRow[]): UsageRow[] => [...rows].sort((a, b) => b.calls - a.calls);

/** The calls of each day. A day without a call has no row in the report, so it gets a zero. */
export function valuesPerDay(days: readonly string[], rows: readonly UsageRow[]) {
  const byDay = new Map(rows.map((row) => [row.at, row]));
  return days.map((day) => ({
    day,
    calls: byDay.get(day)?.calls ?? 0,
    refused: byDay.get(day)?.refused ?? 0,
  }));
}
