import { NO_CURSOR, parseRowCursor } from '@chatelaine/shared';
import { Refusal } from './refusal.ts';

/** The order of lists: newest first. Rows of the same millisecond are in the order of their ids. */
export const NEWEST_FIRST = { createdAt: 'desc', id: 'desc' } as const;

/** Makes the condition for the rows after a cursor in the order {@link NEWEST_FIRST}. */
export function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { at, id } = readCursor(cursor);
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, id: { $lt: id } }] };
}

/**
 * Reads the time and the id of the row to which a cursor belongs.
 *
 * @throws {Refusal} `invalid_input` for a text that is not a cursor of a list.
 */
export function readCursor(cursor: string): { at: Date; id: string } {
  const place = parseRowCursor(cursor);
  if (place === null) throw new Refusal('invalid_input', 'cursor', { issues: [NO_CURSOR] });
  return { at: place.createdAt, id: place.id };
}
