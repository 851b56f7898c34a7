import type { Actor } from '@chatelaine/shared';
import { filterOf } from '../../platform/db/condition.ts';
import type { Work } from '../../platform/work.ts';
import { EventEntity, type EventRow } from '../event.entity.ts';
import { visibleEvents } from '../event.sql.ts';

/** An id that sorts before the id of every event. */
export const BEFORE_ALL = `evt_${'0'.repeat(26)}`;

/** Reads the events after an id, oldest first: the events of all accounts, or those that an actor may know of. */
export function readEventsAfter(work: Work, id: string, { actor, limit }: Reading): Promise<EventRow[]> {
  return work.em.find(
    EventEntity,
    { $and: [{ id: { $gt: id } }, actor === undefined ? {} : filterOf<EventRow>((v) => visibleEvents(actor, v))] },
    { orderBy: { id: 'asc' }, limit, disableIdentityMap: true },
  );
}

interface Reading {
  actor?: Actor;
  limit: number;
}

/** Returns the id of the newest event, of all or of those that an actor may know of. */
export async function newestEventId(work: Work, actor?: Actor): Promise<string> {
  const [newest] = await work.em.find(
    EventEntity,
    actor === undefined ? {} : filterOf<EventRow>((v) => visibleEvents(actor, v)),
    { orderBy: { id: 'desc' }, limit: 1, disableIdentityMap: true },
  );
  return newest?.id ?? BEFORE_ALL;
}
