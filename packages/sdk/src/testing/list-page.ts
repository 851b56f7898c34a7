import { cutPage, NO_CURSOR, type Page, type PageQuery, type PlaceInList } from '@chatelaine/shared';
import { Refused } from './refused.ts';

/** Cuts one page out of rows, newest first. */
export function listPage<Row extends PlaceInList, View>(
  rows: readonly Row[],
  query: PageQuery,
  view: (row: Row) => View,
): Page<View> {
  const page = cutPage(rows, query, view);
  if (page === null) throw new Refused('invalid_input', { issues: [NO_CURSOR] });
  return page;
}
