import { NO_CURSOR, parseRowCursor } from '@chatelaine/shared';
import { Refusal } from './refusal.ts';

/** Newest first; the id decides between two rows of the same millisecond. */
export const NEWEST_FIRST = { createdAt: 'desc', id: 'desc' } as const;

/** The condition for "after this cursor" in the order {@link NEWEST_FIRST}. */
export function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { at, id } = readCursor(cursor);
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, id: { $lt: id } }] };
}

/** @throws {Refusal} `invalid_input` for what is no cursor of a list. */
export function readCursor(cursor: string): { at: Date; id: string } {
  const place = parseRowCursor(cursor);
  if (place === null) throw new Refusal('invalid_input', 'cursor', { issues: [NO_CURSOR] });
  return { at: place.createdAt, id: place.id };
}
