import type { Page } from '@chatelaine/shared';
import { Refusal } from './refusal.ts';

/** Newest first; the id decides between two rows of the same millisecond. */
export const NEWEST_FIRST = { createdAt: 'desc', id: 'desc' } as const;

interface Dated {
  id: string;
  createdAt: Date;
}

/** The cursor after a row, which starts the next page. It is opaque to callers. */
export const rowCursor = ({ id, createdAt }: Dated): string =>
  Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url');

/** The condition for "after this cursor" in the order {@link NEWEST_FIRST}. */
export function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { at, id } = readCursor(cursor);
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, id: { $lt: id } }] };
}

// The last millisecond of the year 9999, after which ISO 8601 and PostgreSQL write years differently.
const LAST_INSTANT = 253_402_300_799_999;

/** Reads a cursor of {@link rowCursor}. */
export function readCursor(cursor: string): { at: Date; id: string } {
  const match = /^(\d{1,15}) (\w+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match?.[1] === undefined || match[2] === undefined || Number(match[1]) > LAST_INSTANT) {
    throw new Refusal('invalid_input', 'cursor', {
      issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
    });
  }
  return { at: new Date(Number(match[1])), id: match[2] };
}

/** Makes a page from up to one row more than its limit. The extra row shows that there is a next page. */
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
