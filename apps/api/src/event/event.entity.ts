import type { EventType } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A recorded fact. The table takes only inserts: a trigger refuses every other change of the table. */
export const EventEntity = defineEntity({
  name: 'Event',
  tableName: 'event',
  indexes: [
    { properties: ['partnerId', 'id'] },
    { properties: ['clientId', 'id'] },
    { properties: ['subjectId', 'id'] },
    { properties: ['channelId', 'id'] },
    { properties: ['actorId', 'id'] },
  ],
  properties: {
    /** The id contains a ULID. Ids sort byte by byte, in the order of the commits. */
    id: p.string().primary().length(30),
    type: p.string().length(64).$type<EventType>(),
    at: p.datetime(3),
    actorKind: p
      .string()
      .length(16)
      .$type<'partner_key' | 'channel_key' | 'organization_key' | 'person' | 'operator' | 'system'>(),
    actorId: p.string().length(26).nullable(),
    /**
     * The account for which the actor acted. The other account of the event sees only `partner` or `client` as the
     * actor, without an id.
     */
    actorAccountId: p.string().length(12).nullable(),
    partnerId: p.string().length(12).nullable(),
    clientId: p.string().length(12).nullable(),
    channelId: p.string().length(12).nullable(),
    subjectId: p.string().length(30).nullable(),
    data: p.json().$type<Record<string, unknown>>(),
    requestId: p.string().length(128),
    address: p.string().length(64).nullable(),
    userAgent: p.string().length(256).nullable(),
  },
});

export type EventRow = InferEntity<typeof EventEntity>;
