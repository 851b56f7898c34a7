import type { SessionEvent } from '@chatelaine/shared';
import type { SessionEventRow } from './session-event.entity.ts';

/** Shows an event of a number as every reader gets it. */
export function viewSessionEvent(row: SessionEventRow): SessionEvent {
  return {
    schema: 'v1',
    id: row.id,
    event: row.event,
    session: row.channelId,
    organization: row.clientId,
    sequence: row.sequence,
    timestamp: row.at.getTime(),
    payload: row.payload,
  };
}

const texts = new WeakMap<SessionEventRow, string>();

/** Returns an event as JSON. All streams share the text of a row, because a thousand of them may get the same event. */
export function sessionEventText(row: SessionEventRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = JSON.stringify(viewSessionEvent(row));
  texts.set(row, text);
  return text;
}
