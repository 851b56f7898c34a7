import type { Page, PageQuery } from '@chatelaine/shared';
import { Refused } from './refused.ts';

/** Cuts one page out of rows, newest first. Rows of one instant are ordered by their ids. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  { limit = 50, cursor }: PageQuery,
  placeOf: (row: Row) => { at: Date; id: string },
  view: (row: Row) => View,
): Page<View> {
  const placed = rows.map((row) => ({ row, ...placeOf(row) })).sort((a, b) => (isBefore(a, b) ? 1 : -1));
  const after = cursor === undefined ? null : readCursor(cursor);
  const rest = after === null ? placed : placed.filter((place) => isBefore(place, after));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rest.length > limit && last ? writeCursor(last) : null;
  return { data: shown.map(({ row }) => view(row)), nextCursor };
}

interface Place {
  at: Date;
  id: string;
}

const isBefore = (a: Place, b: Place): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id < b.id : a.at.getTime() < b.at.getTime();

const writeCursor = ({ at, id }: Place): string => btoa(`${at.getTime()} ${id}`).replaceAll('=', '');

function readCursor(cursor: string): Place {
  const [, at, id] = /^(\d{1,15}) (\w+)$/.exec(decode(cursor)) ?? [];
  if (at === undefined || id === undefined) {
    throw new Refused('invalid_input', { issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }] });
  }
  return { at: new Date(Number(at)), id };
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}
