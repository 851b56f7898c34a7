import type { UsageReport } from '@chatelaine/shared';
import type { Column } from '@chatelaine/ui/table';
import { useMemo } from 'preact/hooks';
import { wholeDayOfChart } from '../parts/chart/day-of-chart.ts';
import { LineChart } from '../parts/chart/line-chart.tsx';
import { count } from '../parts/count.ts';
import * as t from '../texts/en/usage.ts';
import type { Range } from './range.ts';
import { Report } from './report.tsx';
import { valuesPerDay } from './sort-rows.ts';
import type { UsageQueries } from './usage-queries.ts';

type Row = ReturnType<typeof valuesPerDay>[number];

const COLUMNS: Column<Row>[] = [
  { id: 'day', name: t.day, cell: ({ day }) => <time dateTime={day.slice(0, 10)}>{wholeDayOfChart(day)}</time> },
  { id: 'calls', name: t.calls, cell: ({ calls }) => count(calls) },
  { id: 'refused', name: t.refused, cell: ({ refused }) => count(refused) },
];

interface DaysReportProps {
  range: Range;
  query: UsageQueries['days'];
  report: UsageReport;
}

/** Shows the calls of each day as two lines: all calls, and the refused ones. */
export function DaysReport({ range, query, report }: DaysReportProps) {
  const values = useMemo(() => valuesPerDay(range.days, report.rows), [range, report]);
  const lines = useMemo(
    () => [
      { name: t.allCalls, look: 'solid' as const, values: values.map(({ calls }) => calls) },
      { name: t.refusedCalls, look: 'dashed' as const, values: values.map(({ refused }) => refused) },
    ],
    [values],
  );
  const { calls, refused } = report.totals;
  return (
    <Report
      title={t.daysTitle}
      sentence={t.daysSentence(range.days.length)}
      query={query}
      chart={<LineChart label={t.daysLabel(count(calls), count(refused))} days={range.days} lines={lines} />}
      columns={COLUMNS}
      numbers={2}
      rows={values.toReversed()}
      rowId={({ day }) => day}
    />
  );
}
