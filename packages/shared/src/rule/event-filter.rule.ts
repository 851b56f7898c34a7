import type { EventBase, EventQuery } from '../event.ts';
import type { Page, PageQuery } from '../page.ts';
import { pageOf } from './page.rule.ts';

/** An event in the form in which its reader sees it. */
export type ShownEvent = EventBase & { type: string };

/** Whether a list with this filter contains an event. The event has no id of an actor of the other side. */
export function isEventListed(event: ShownEvent, query: EventQuery): boolean {
  const { type, types, clientId, channelId, subjectId, actorId, from, to } = query;
  const asked = [
    [type, event.type],
    [clientId, event.clientId],
    [channelId, event.channelId],
    [subjectId, event.subjectId],
    [actorId, event.actor.id],
  ];
  const at = new Date(event.at);
  return (
    asked.every(([wanted, found]) => wanted === undefined || wanted === found) &&
    (types === undefined || types.some((each) => each === event.type)) &&
    (from === undefined || at >= new Date(from)) &&
    (to === undefined || at < new Date(to))
  );
}

/**
 * Cuts a page out of all events that a reader may know of, newest first, as the SQL statements of the real server do.
 * The cursor is the id of the last event on the page before.
 */
export function cutEvents<E extends ShownEvent>(
  events: readonly E[],
  { cursor, limit = 50, ...asked }: EventQuery & PageQuery,
): Page<E> {
  const isNext = ({ id }: E) => cursor === undefined || id < cursor;
  const rows = events.filter((event) => isEventListed(event, asked) && isNext(event));
  return pageOf(
    rows.sort((a, b) => (a.id < b.id ? 1 : -1)),
    limit,
    ({ id }) => id,
    (event) => event,
  );
}
