import type { Page, PageQuery } from '../page.ts';

/**
 * The position of a row in a list whose newest row comes first. When two rows have the same millisecond, the id
 * decides.
 */
export interface PlaceInList {
  createdAt: Date;
  id: string;
}

/**
 * Makes a page from rows. The caller reads one row more than the limit if such a row exists. The page does not show
 * this extra row: the row only tells that another page follows.
 */
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

/** Whether position `a` comes after position `b` in a list whose newest row comes first. */
const isOlder = (a: PlaceInList, b: PlaceInList): boolean =>
  a.createdAt.getTime() === b.createdAt.getTime() ? a.id < b.id : a.createdAt < b.createdAt;

/**
 * Returns the cursor of the page that begins after this row. Callers only send the cursor back and never read its
 * content.
 */
export const rowCursor = ({ id, createdAt }: PlaceInList): string =>
  btoa(`${createdAt.getTime()} ${id}`).replaceAll('=', '');

// The last millisecond of the year 9999. A cursor with a later instant is refused, because ISO 8601 and PostgreSQL
// write later years differently.
const LAST_INSTANT = 253_402_300_799_999;

/** The issue of a cursor that {@link parseRowCursor} cannot read. */
export const NO_CURSOR = { path: 'cursor', message: 'Not a cursor of this list.' };

/** Returns the position in a cursor that {@link rowCursor} made, or null for any other text. */
export function parseRowCursor(cursor: string): PlaceInList | null {
  const [, at, id] = /^(\d{1,15}) (\w+)$/.exec(decoded(cursor)) ?? [];
  if (at === undefined || id === undefined || Number(at) > LAST_INSTANT) return null;
  return { createdAt: new Date(Number(at)), id };
}

// Decodes a cursor. The text in a cursor is digits, a space and letters, and the base64 of such a text never has the
// two characters in which base64 and base64url differ. So this function decodes both forms.
function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}

/** Whether an object has all the values in `asked`. A field of `asked` that is undefined matches every value. */
export function matches<T extends object>(thing: T, asked: { [Field in keyof T]?: T[Field] | undefined }): boolean {
  return Object.entries(asked).every(([field, value]) => value === undefined || thing[field as keyof T] === value);
}

/**
 * Cuts a page out of all rows of a list, newest first, as the SQL statements of the real server do. Returns null for an
 * invalid cursor.
 */
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
