import type { SessionEventName } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * Something that happened on a number: a message, a status, a change of a contact. The streams, the pull list and the
 * webhooks of a client read these rows. Ids of one client sort in the order of the commits.
 */
export const SessionEventEntity = defineEntity({
  name: 'SessionEvent',
  tableName: 'session_event',
  indexes: [{ properties: ['clientId', 'id'] }, { properties: ['contactId'] }, { properties: ['channelId'] }],
  properties: {
    id: p.string().primary().length(30),
    clientId: p.string().length(12),
    channelId: p.string().length(12),
    /** The place of the event among the events of its number: 1, 2, 3 … without gaps. */
    sequence: p.bigint('number'),
    event: p.string().length(32).$type<SessionEventName>(),
    /** The contact whose erasure empties the payload. */
    contactId: p.string().length(26).nullable(),
    payload: p.json().$type<Record<string, unknown>>(),
    at: p.datetime(3),
  },
});

export type SessionEventRow = InferEntity<typeof SessionEventEntity>;
