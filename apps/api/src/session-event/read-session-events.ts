import { type Actor, type ClientId, ID_PATTERNS, type SessionEvent } from '@chatelaine/shared';
import { asOne, filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { FeedFilter } from './feed-filter.rule.ts';
import { gottenEvents } from './feed-filter.sql.ts';
import { requireSessions } from './require-sessions.ts';
import { BEFORE_ALL } from './save-session-events.ts';
import { SessionEventEntity, type SessionEventRow } from './session-event.entity.ts';
import { viewSessionEvent } from './session-event.view.ts';

/** A part of the events that an actor gets: those after an id, oldest first. */
export interface Reading {
  after: string;
  filter: FeedFilter;
  limit: number;
}

/**
 * Reads the events after an id, oldest first.
 *
 * @throws {Refusal} `events_gone` when events after this id were deleted for their age.
 */
export async function readSessionEvents(
  work: Work,
  actor: Actor,
  { after, filter, limit }: Reading,
): Promise<SessionEventRow[]> {
  const rows = await work.em.find(
    SessionEventEntity,
    {
      $and: [{ id: { $gt: after } }, filterOf<SessionEventRow>((v) => asOne(gottenEvents(actor, filter, v)))],
    },
    { orderBy: { id: 'asc' }, limit, disableIdentityMap: true },
  );
  // This statement comes after the one above. A deletion between the two is seen here, so it never makes a silent gap.
  await requireKept(work, actor, after);
  return rows;
}

/** Reads all events of a client after an id, for the streams of this client. */
export function readFeed(work: Work, clientId: ClientId, { after, limit }: Omit<Reading, 'filter'>) {
  return work.em.find(
    SessionEventEntity,
    { clientId, id: { $gt: after } },
    { orderBy: { id: 'asc' }, limit, disableIdentityMap: true },
  );
}

/** Returns the id of a client's newest event. Without events, it is an id that sorts before all. */
export async function newestIdOf(work: Work, clientId: string): Promise<string> {
  const [feed] = await work.em.execute<FeedRow[]>(FEED, [clientId]);
  return feed?.last_id ?? BEFORE_ALL;
}

interface FeedRow {
  last_id: string;
  pruned_id: string | null;
}

const FEED = 'select last_id, pruned_id from feed where client_id = ?';

/**
 * Refuses to read after an id when the reader would miss events without knowing it: events after it were deleted for
 * their age, or the id is newer than every event, because the database was restored from a backup.
 *
 * @throws {Refusal} `events_gone`, with the id of the oldest event that the actor can read.
 */
async function requireKept(work: Work, actor: Actor, after: string): Promise<void> {
  const clientId = actor.account?.id ?? '';
  const [feed = { last_id: BEFORE_ALL, pruned_id: null }] = await work.em.execute<FeedRow[]>(FEED, [clientId]);
  const isTooOld = feed.pruned_id !== null && after < feed.pruned_id;
  if (!isTooOld && after <= feed.last_id) return;
  const [first] = await work.em.find(
    SessionEventEntity,
    {
      // The pruning skips locked rows, and a restore breaks the feed: no reader can resume at an older row.
      $and: [
        { id: { $gt: feed.pruned_id ?? BEFORE_ALL } },
        filterOf<SessionEventRow>((v) => asOne(gottenEvents(actor, EVERYTHING, v))),
      ],
    },
    { orderBy: { id: 'asc' }, limit: 1, fields: ['id'], disableIdentityMap: true },
  );
  throw new Refusal('events_gone', `after ${after}, pruned ${feed.pruned_id}, last ${feed.last_id}`, {
    details: { oldest: first?.id ?? null },
  });
}

/** The filter that takes every event. */
export const EVERYTHING: FeedFilter = { sessions: null, events: null };

/** The input of the pull list. */
export interface SessionEventQuery {
  /** The id of the last event that the caller has. Without it, the list begins with the oldest event. */
  after: string | null;
  filter: FeedFilter;
  limit: number;
}

/** A page of the pull list. `nextCursor` is the `after` of the next page, or null when there is none yet. */
export interface SessionEventPage {
  data: SessionEvent[];
  nextCursor: string | null;
}

/**
 * Lists events of the actor's numbers, oldest first.
 *
 * @throws {Refusal} `events_gone` for an id that is older than the kept events.
 */
export async function listSessionEvents(
  work: Work,
  actor: Actor,
  { after, filter, limit }: SessionEventQuery,
): Promise<SessionEventPage> {
  await requireSessions(work, actor, filter.sessions);
  const start = after ?? (await beforeOldest(work, actor));
  const rows = await readSessionEvents(work, actor, { after: start, filter, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { data: page.map(viewSessionEvent), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

async function beforeOldest(work: Work, actor: Actor): Promise<string> {
  const [feed] = await work.em.execute<FeedRow[]>(FEED, [actor.account?.id ?? '']);
  return feed?.pruned_id ?? BEFORE_ALL;
}

/** Whether a text has the form of an event's id. */
export const isEventId = (text: string): boolean => ID_PATTERNS.event.test(text);
