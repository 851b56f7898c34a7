import type { ChannelId, ClientId, EventId } from './id.ts';

/** The names of the events of a number, as the sessions door, the streams and the webhooks of clients use them. */
export const SESSION_EVENT_NAMES = [
  'message',
  'message.status',
  'message.edited',
  'message.revoked',
  'message.reaction',
  'message.echo',
  'contact.updated',
  'contact.erased',
  'session.status',
  'poll.vote',
  'call',
] as const;
/** The name of an event of a number. Later versions may add names. */
export type SessionEventName = (typeof SESSION_EVENT_NAMES)[number];

/**
 * An event of a number. A WebSocket, SSE, the pull list and webhooks give the same envelope.
 */
export interface SessionEvent {
  schema: 'v1';
  /** Ids of one client sort as text in the order of the commits. Use them to drop duplicates and to resume. */
  id: EventId;
  event: SessionEventName;
  /** The id of the session: the number. */
  session: ChannelId;
  /** The id of the organization: the client. */
  organization: ClientId;
  /** The place among the events of the session: 1, 2, 3 … without gaps. */
  sequence: number;
  /** Milliseconds since 1970, in UTC. */
  timestamp: number;
  /** The content. After the erasure of the contact, it is `{ "erased": true }`. */
  payload: Record<string, unknown>;
}
