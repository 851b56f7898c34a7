import { NO_CURSOR, rowCursor } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Message } from './message.entity.ts';

/**
 * The order of lists of messages: newest first. WhatsApp tells times in whole seconds. So messages of one second are in
 * the order in which they were stored, also beside messages of our own, which have milliseconds.
 */
export const NEWEST_MESSAGE_FIRST = { createdSecond: 'desc', arrival: 'desc' } as const;

/** Returns the cursor of the page that begins after this message. */
export const messageCursor = ({ createdSecond, arrival }: Pick<Message, 'createdSecond' | 'arrival'>): string =>
  rowCursor({ createdAt: new Date(createdSecond * 1_000), id: String(arrival) });

/**
 * Makes the condition for the messages after a cursor, in the order {@link NEWEST_MESSAGE_FIRST}.
 *
 * @throws {Refusal} `invalid_input` for a text that is not a cursor of this list.
 */
export function afterMessage(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { at, id } = readCursor(cursor);
  if (!/^\d{1,15}$/.test(id)) throw new Refusal('invalid_input', 'cursor', { issues: [NO_CURSOR] });
  const place = [Math.floor(at.getTime() / 1_000), Number(id)];
  return filterOf<Message>((m) => [`(${m}.created_second, ${m}.arrival) < (?, ?)`, place]);
}
