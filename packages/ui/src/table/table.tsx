import './table.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

/** A column: its name, and the content that it shows of a row. */
export interface Column<Row> {
  id: string;
  name: string;
  isSortable?: boolean;
  /**
   * The content of a cell. A plain text is safe from page translation. A text inside an element of yours is safe only
   * if you make it safe, for example with `ChangingText`.
   */
  cell(row: Row): ComponentChildren;
}

/** The order of the rows. */
export interface Sorting {
  columnId: string;
  direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  caption: string;
  /** The columns. The first column names the row. */
  columns: Column<Row>[];
  rows: Row[];
  rowId(row: Row): string;
  /** The text that is shown when there are no rows. */
  emptyText: string;
  sorting?: Sorting;
  /** Runs with the order that the person wants. The caller sorts the rows. */
  onSort?(sorting: Sorting): void;
}

// In the narrow form the CSS changes `display`. Some browsers then no longer treat the elements as a table, so each
// element names its role.
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
} as const;

/** Shows rows under named columns. In a narrow space every cell is below the name of its column, unless it is empty. */
export function Table<Row>({ caption, columns, rows, rowId, emptyText, sorting, onSort }: TableProps<Row>) {
  return (
    <div class="ui-table">
      <table {...ROLES.table}>
        <caption>
          <ChangingText>{caption}</ChangingText>
        </caption>
        <thead {...ROLES.group}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <ColumnHeader key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.group}>
          {rows.map((row) => (
            <tr key={rowId(row)} {...ROLES.row}>
              {columns.map((column, index) => (
                <Cell key={column.id} column={column} row={row} isFirst={index === 0} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr {...ROLES.row}>
              <td {...ROLES.cell} class="ui-empty" colSpan={columns.length}>
                <ChangingText>{emptyText}</ChangingText>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeaderProps<Row> extends Pick<TableProps<Row>, 'sorting' | 'onSort'> {
  column: Column<Row>;
}

function ColumnHeader<Row>({ column: { id, name, isSortable }, sorting, onSort }: ColumnHeaderProps<Row>) {
  if (!isSortable) {
    return (
      <th {...ROLES.columnHeader} scope="col">
        <ChangingText>{name}</ChangingText>
      </th>
    );
  }
  const current = sorting?.columnId === id ? sorting.direction : 'none';
  const next = current === 'ascending' ? 'descending' : 'ascending';
  return (
    <th {...ROLES.columnHeader} scope="col" aria-sort={current}>
      <button type="button" onClick={() => onSort?.({ columnId: id, direction: next })}>
        <ChangingText>{name}</ChangingText>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row, isFirst }: { column: Column<Row>; row: Row; isFirst: boolean }) {
  const shown = column.cell(row);
  const isEmpty = shown == null || shown === '' || typeof shown === 'boolean';
  const content = isEmpty ? null : (
    <>
      <span class="ui-column" aria-hidden="true">
        <ChangingText>{column.name}</ChangingText>
      </span>
      <ChangingText>{typeof shown === 'number' ? `${shown}` : shown}</ChangingText>
    </>
  );
  if (!isFirst) return <td {...ROLES.cell}>{content}</td>;
  return (
    <th {...ROLES.rowHeader} scope="row">
      {content}
    </th>
  );
}
