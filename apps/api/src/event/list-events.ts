import {
  type Account,
  type Actor,
  type ChatelaineEvent,
  type EventQuery,
  type Page,
  type PageQuery,
  pageOf,
} from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { EventEntity, type EventRow } from './event.entity.ts';
import { visibleEvents } from './event.sql.ts';
import { viewEvent } from './event.view.ts';

/** Lists the events that the actor may know of, newest first. */
export async function listEvents(
  work: Work,
  actor: Actor,
  query: EventQuery & PageQuery,
): Promise<Page<ChatelaineEvent>> {
  const account = ownAccount(actor);
  const { type, clientId, channelId, cursor, limit = 50 } = query;
  const rows = await work.em.find(
    EventEntity,
    {
      $and: [filterOf<EventRow>((v) => visibleEvents(actor, v)), clientId ? { clientId } : {}],
      ...(type && { type }),
      ...(channelId && { channelId }),
      ...(cursor && { id: { $lt: cursor } }),
    },
    { orderBy: { id: 'desc' }, limit: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    (row) => viewEvent(row, account),
  );
}

function ownAccount(actor: Actor): Account {
  if (actor.account === null) throw new Refusal('not_allowed', 'the operator reads the table itself');
  return actor.account;
}
