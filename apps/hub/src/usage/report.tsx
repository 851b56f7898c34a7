import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { type Column, Table } from '@chatelaine/ui/table';
import type { ComponentChildren } from 'preact';
import type { InputOf } from '../api/procedures.ts';
import { Failed } from '../parts/failed.tsx';
import * as t from '../texts/en/usage.ts';
import { MAX_ROWS } from './sort-rows.ts';
import { useDownload } from './use-download.ts';

interface ReportProps<Row> {
  title: string;
  /** A sentence that says what the chart shows. */
  sentence: string;
  /** The query whose answer the chart, the table and the file show. */
  query: InputOf<'usage.csv'>;
  chart: ComponentChildren;
  columns: Column<Row>[];
  /** How many of the last columns are numbers. */
  numbers: 2 | 3;
  rows: Row[];
  rowId(row: Row): string;
}

/** Shows one report as a chart, as a table, and as a file. */
export function Report<Row>({ title, sentence, query, chart, columns, numbers, rows, rowId }: ReportProps<Row>) {
  const { run, isBusy, failure } = useDownload(query);
  const shown = rows.slice(0, MAX_ROWS);
  return (
    <section class="report" aria-label={title}>
      <div class="report-head">
        <div>
          <h2>
            <ChangingText>{title}</ChangingText>
          </h2>
          <p class="quiet">
            <ChangingText>{sentence}</ChangingText>
          </p>
        </div>
        <Button isBusy={isBusy} label={t.downloadOf(title)} onClick={run}>
          {t.download}
        </Button>
      </div>
      {failure && <Failed failure={failure} onRetry={run} />}
      {chart}
      <Disclosure summary={<TableName title={title} />}>
        <div class={`report-table report-numbers-${numbers}`}>
          <Table caption={title} columns={columns} rows={shown} rowId={rowId} emptyText={t.noRows} />
        </div>
        {shown.length < rows.length && <p class="small">{t.moreInFile(shown.length, rows.length)}</p>}
      </Disclosure>
    </section>
  );
}

const TableName = ({ title }: { title: string }) => (
  <>
    {t.showTable}
    <span class="unseen">: {title}</span>
  </>
);
