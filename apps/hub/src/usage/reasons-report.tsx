import type { UsageOutcome, UsageReport, UsageRow } from '@chatelaine/shared';
import type { Column } from '@chatelaine/ui/table';
import { Bars } from '../parts/chart/bars.tsx';
import { count, share } from '../parts/count.ts';
import { reasonNames } from '../texts/en/reasons.ts';
import * as t from '../texts/en/usage.ts';
import { Report } from './report.tsx';
import { mostFirst } from './sort-rows.ts';
import type { UsageQueries } from './usage-queries.ts';

interface ReasonsReportProps {
  query: UsageQueries['reasons'];
  report: UsageReport;
}

/** Shows how many calls were refused for each reason. */
export function ReasonsReport({ query, report }: ReasonsReportProps) {
  const rows = mostFirst(report.rows).filter(({ outcome }) => outcome !== 'ok');
  const { refused } = report.totals;
  const nameOf = ({ outcome }: UsageRow) => nameOfReason(outcome);
  const columns: Column<UsageRow>[] = [
    { id: 'reason', name: t.reason, cell: nameOf },
    { id: 'code', name: t.code, cell: ({ outcome }) => <code>{outcome}</code> },
    { id: 'calls', name: t.refusedCalls, cell: ({ calls }) => count(calls) },
    { id: 'share', name: t.shareOfRefused, cell: ({ calls }) => share(calls / refused) },
  ];
  const bars = rows.map((row) => ({
    id: row.outcome ?? '',
    name: nameOf(row),
    value: row.calls,
    hatched: row.calls,
    text: count(row.calls),
  }));
  return (
    <Report
      title={t.reasonsTitle}
      sentence={refused === 0 ? t.noneRefused : t.reasonsSentence}
      query={query}
      chart={refused === 0 ? null : <Bars label={t.reasonsTitle} bars={bars} />}
      columns={columns}
      numbers={2}
      rows={rows}
      rowId={({ outcome }) => outcome ?? ''}
    />
  );
}

function nameOfReason(outcome: UsageOutcome | undefined): string {
  if (outcome === undefined || outcome === 'ok') return '';
  // A newer server may have a reason that this script does not know.
  return reasonNames[outcome] ?? outcome;
}
