import type { UsageReport, UsageRow } from '@chatelaine/shared';
import type { Column } from '@chatelaine/ui/table';
import { Bars } from '../parts/chart/bars.tsx';
import { count, share } from '../parts/count.ts';
import * as t from '../texts/en/usage.ts';
import { refusedShare } from './change.ts';
import { Report } from './report.tsx';
import { MAX_BARS, mostFirst } from './sort-rows.ts';
import type { Group, UsageQueries } from './usage-queries.ts';
import { useRowNames } from './use-row-names.ts';

interface GroupsReportProps {
  group: Group;
  query: UsageQueries['groups'];
  report: UsageReport;
}

/** Shows the calls of each key, number, team, application or environment as bars, the longest first. */
export function GroupsReport({ group, query, report }: GroupsReportProps) {
  const rows = mostFirst(report.rows);
  const nameOf = useRowNames(rows, group);
  const idOf = (row: UsageRow) =>
    JSON.stringify([row.keyId, row.channelId, row.team, row.application, row.environment]);
  const columns: Column<UsageRow>[] = [
    { id: 'name', name: t.groupNames[group], cell: nameOf },
    { id: 'calls', name: t.calls, cell: ({ calls }) => count(calls) },
    { id: 'refused', name: t.refused, cell: ({ refused }) => count(refused) },
    { id: 'share', name: t.refusedShare, cell: (row) => share(refusedShare(row) ?? 0) },
  ];
  const bars = rows.slice(0, MAX_BARS).map((row) => ({
    id: idOf(row),
    name: nameOf(row),
    value: row.calls,
    hatched: row.refused,
    text: row.refused === 0 ? count(row.calls) : t.withRefused(count(row.calls), count(row.refused)),
  }));
  return (
    <Report
      title={t.groupTitles[group]}
      sentence={t.groupSentence(t.groupOne[group], bars.length, rows.length)}
      query={query}
      chart={<Bars label={t.groupTitles[group]} bars={bars} />}
      columns={columns}
      numbers={3}
      rows={rows}
      rowId={idOf}
    />
  );
}
