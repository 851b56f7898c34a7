import {
  type Account,
  type Actor,
  type ChatelaineEvent,
  type EventId,
  type EventQuery,
  type Page,
  type PageQuery,
  pageOf,
} from '@chatelaine/shared';
import { asOne, filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { EventEntity, type EventRow } from './event.entity.ts';
import { listedEvents, visibleEvents } from './event.sql.ts';
import { viewEvent } from './event.view.ts';

/** Lists the events that the actor may know of, newest first. */
export async function listEvents(
  work: Work,
  actor: Actor,
  query: EventQuery & PageQuery,
): Promise<Page<ChatelaineEvent>> {
  const account = ownAccount(actor);
  const { cursor, limit = 50 } = query;
  const where = filterOf<EventRow>((v) => asOne([visibleEvents(actor, v), ...listedEvents(account, query, v)]));
  const rows = await work.em.find(
    EventEntity,
    { $and: [where, cursor === undefined ? {} : { id: { $lt: cursor } }] },
    { orderBy: { id: 'desc' }, limit: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    (row) => viewEvent(row, account),
  );
}

/** Shows one event that the actor may know of. */
export async function showEvent(work: Work, actor: Actor, id: EventId): Promise<ChatelaineEvent> {
  const account = ownAccount(actor);
  const seen = filterOf<EventRow>((v) => visibleEvents(actor, v));
  const row = await work.em.findOne(EventEntity, { $and: [{ id }, seen] });
  if (row === null) throw new Refusal('not_found', `event ${id} for ${actor.id}`);
  return viewEvent(row, account);
}

function ownAccount(actor: Actor): Account {
  if (actor.account === null) throw new Refusal('not_allowed', 'the operator reads the table itself');
  return actor.account;
}
