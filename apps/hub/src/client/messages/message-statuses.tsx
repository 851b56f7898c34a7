import type { ReportedStatus } from '@chatelaine/shared';
import { type Column, Table } from '@chatelaine/ui/table';
import { Section } from '../../parts/section.tsx';
import { exactMoment } from '../../parts/time.tsx';
import * as t from '../../texts/en/messages.ts';

/** Lists every status that was reported for a message, oldest first. */
export function MessageStatuses({ statuses }: { statuses: readonly ReportedStatus[] }) {
  return (
    <Section title={t.statuses} text={t.statusesText}>
      <Table
        caption={t.statuses}
        columns={COLUMNS}
        rows={[...statuses]}
        rowId={({ status, at }) => `${status} ${at}`}
        emptyText={t.noStatuses}
      />
    </Section>
  );
}

const COLUMNS: Column<ReportedStatus>[] = [
  {
    id: 'status',
    name: t.status,
    cell: ({ status, isApplied }) => (
      <>
        {t.statusNames[status]}
        {!isApplied && <span class="fact-note">{t.tooLate}</span>}
      </>
    ),
  },
  {
    id: 'time',
    name: t.time,
    cell: ({ at }) => (
      <time dateTime={at} class="number">
        {exactMoment(at)}
      </time>
    ),
  },
];
