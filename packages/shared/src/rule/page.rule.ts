import type { Page, PageQuery } from '../page.ts';

/** The position of a row in a list, newest first. The id decides between two rows of the same millisecond. */
export interface PlaceInList {
  createdAt: Date;
  id: string;
}

/** Makes a page from rows: at most one row more than the limit. The extra row shows that another page follows. */
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

/** Whether a position comes after another position in a list, newest first. */
const isOlder = (a: PlaceInList, b: PlaceInList): boolean =>
  a.createdAt.getTime() === b.createdAt.getTime() ? a.id < b.id : a.createdAt < b.createdAt;

/** Returns the cursor of the next page. Its content is opaque to callers. */
export const rowCursor = ({ id, createdAt }: PlaceInList): string =>
  btoa(`${createdAt.getTime()} ${id}`).replaceAll('=', '');

// The last millisecond of the year 9999. ISO 8601 and PostgreSQL write later years differently.
const LAST_INSTANT = 253_402_300_799_999;

/** The issue of a cursor that {@link parseRowCursor} cannot read. */
export const NO_CURSOR = { path: 'cursor', message: 'Not a cursor of this list.' };

/** Reads a cursor of {@link rowCursor}; null for any other text. */
export function parseRowCursor(cursor: string): PlaceInList | null {
  const [, at, id] = /^(\d{1,15}) (\w+)$/.exec(decoded(cursor)) ?? [];
  if (at === undefined || id === undefined || Number(at) > LAST_INSTANT) return null;
  return { createdAt: new Date(Number(at)), id };
}

// The texts in cursors are digits, a space and letters. The base64 of such texts never has the two characters in which
// base64 and base64url differ.
function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}

/** Whether an object has all the values that are asked for. An undefined value matches everything. */
export function matches<T extends object>(thing: T, asked: { [Field in keyof T]?: T[Field] | undefined }): boolean {
  return Object.entries(asked).every(([field, value]) => value === undefined || thing[field as keyof T] === value);
}

/** Cuts a page out of all rows, newest first, as the server's statements do. Returns null for an invalid cursor. */
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
