import type { Actor, SessionEventName } from '@chatelaine/shared';

/** The part of a client's events that a reader wants. Null means all. */
export interface FeedFilter {
  sessions: readonly string[] | null;
  events: readonly SessionEventName[] | null;
}

/** The facts about an event that decide who gets it. */
interface SeenEvent {
  clientId: string;
  channelId: string;
  event: SessionEventName;
}

/** Whether a reader gets an event: the event is of a number that the reader reaches, and the reader wants it. */
export function getsSessionEvent(actor: Actor, { sessions, events }: FeedFilter, row: SeenEvent): boolean {
  return (
    actor.account?.id === row.clientId &&
    isIn(reachOf(actor), row.channelId) &&
    isIn(sessions, row.channelId) &&
    isIn(events, row.event)
  );
}

/** The numbers that an actor reaches. Null means all numbers of its client. */
export const reachOf = (actor: Actor): readonly string[] | null =>
  actor.kind === 'organization_key' ? actor.channelIds : null;

const isIn = (list: readonly string[] | null, value: string): boolean => list === null || list.includes(value);
