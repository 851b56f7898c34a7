import type { Page, PageQuery } from '../page.ts';

/** Where a row stands in a list, newest first; the id decides between two of the same millisecond. */
export interface PlaceInList {
  createdAt: Date;
  id: string;
}

/** Makes a page from one row more than its limit: the extra one tells that there are more. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  view: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { data: shown.map(view), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** Whether a place comes after another in a list, newest first. */
const isOlder = (a: PlaceInList, b: PlaceInList): boolean =>
  a.createdAt.getTime() === b.createdAt.getTime() ? a.id < b.id : a.createdAt < b.createdAt;

/** Where the next page begins: opaque to callers. */
export const rowCursor = ({ id, createdAt }: PlaceInList): string =>
  btoa(`${createdAt.getTime()} ${id}`).replaceAll('=', '');

// The last millisecond of the year 9999, after which ISO 8601 and PostgreSQL write years differently.
const LAST_INSTANT = 253_402_300_799_999;

/** What is wrong with a cursor that {@link parseRowCursor} cannot read. */
export const NO_CURSOR = { path: 'cursor', message: 'Not a cursor of this list.' };

/** Reads a cursor of {@link rowCursor}; null when it is none. */
export function parseRowCursor(cursor: string): PlaceInList | null {
  const [, at, id] = /^(\d{1,15}) (\w+)$/.exec(decoded(cursor)) ?? [];
  if (at === undefined || id === undefined || Number(at) > LAST_INSTANT) return null;
  return { createdAt: new Date(Number(at)), id };
}

// Digits, a blank and letters make neither of the two signs by which base64 differs from base64url.
function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}

/** Whether a thing has all that is asked for; what is undefined is not asked for. */
export function matches<T extends object>(thing: T, asked: { [Field in keyof T]?: T[Field] | undefined }): boolean {
  return Object.entries(asked).every(([field, value]) => value === undefined || thing[field as keyof T] === value);
}

/** Cuts a page out of all rows, as the server's statements do: newest first. Null for what is no cursor. */
export function cutPage<Row extends PlaceInList, View>(
  rows: readonly Row[],
  { limit = 50, cursor }: PageQuery,
  view: (row: Row) => View,
): Page<View> | null {
  const after = cursor === undefined ? null : parseRowCursor(cursor);
  if (cursor !== undefined && after === null) return null;
  const rest = rows.filter((row) => after === null || isOlder(row, after));
  return pageOf(
    rest.sort((a, b) => (isOlder(a, b) ? 1 : -1)),
    limit,
    rowCursor,
    view,
  );
}
