import {
  isOlder,
  NO_CURSOR,
  type PageQuery,
  type PlaceInList,
  pageOf,
  parseRowCursor,
  rowCursor,
} from '@chatelaine/shared';
import { Refused } from './refused.ts';

/** Whether a thing has all that is asked for; what is undefined is not asked for. */
export function matches<T extends object>(thing: T, asked: { [Field in keyof T]?: T[Field] | undefined }): boolean {
  return Object.entries(asked).every(([field, value]) => value === undefined || thing[field as keyof T] === value);
}

/** Cuts one page out of rows, newest first. Rows of one instant are ordered by their ids. */
export function listPage<Row extends PlaceInList, View>(
  rows: readonly Row[],
  { limit = 50, cursor }: PageQuery,
  view: (row: Row) => View,
) {
  const after = cursor === undefined ? null : parseRowCursor(cursor);
  if (cursor !== undefined && after === null) throw new Refused('invalid_input', { issues: [NO_CURSOR] });
  const rest = rows.filter((row) => after === null || isOlder(row, after));
  const sorted = rest.sort((a, b) => (isOlder(a, b) ? 1 : -1));
  return pageOf(sorted, limit, rowCursor, view);
}
