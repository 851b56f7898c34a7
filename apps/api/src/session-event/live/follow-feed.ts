import type { Actor } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type FeedFilter, getsSessionEvent } from '../feed-filter.rule.ts';
import { newestIdOf, type Reading, readSessionEvents } from '../read-session-events.ts';
import { requireSessions } from '../require-sessions.ts';
import type { SessionEventRow } from '../session-event.entity.ts';
import type { FeedWatcher } from './feed-watcher.ts';
import type { LiveFeed } from './live-feed.ts';

const PAGE = 100;

/** The caller of a stream, its credential, the events that it wants, and the point from which it wants them. */
export interface Following<Held> {
  actor: Actor;
  held: Held;
  filter: FeedFilter;
  /** The id of the last event that the caller has received. Null: the stream begins now. */
  after: string | null;
}

/** An open stream of events of numbers. */
export interface FollowedFeed<Held> {
  watcher: FeedWatcher<Held>;
  /** The id after which the stream begins. */
  from: string;
  /** The events, oldest first. Ends when the stream ends. */
  rows: AsyncGenerator<SessionEventRow, void>;
}

/**
 * Opens a stream of the events that the actor gets, in the order of their commits: first those after the id, then each
 * new event. The caller resumes with the last id, loses nothing and gets nothing twice. Call this within a place of the
 * client. The stream takes a place again for each later read of old events, and has none while it waits for new ones.
 *
 * @throws {Refusal} `events_gone` for an id that is older than the kept events, `not_found` for a foreign session, and
 * the refusals of too many streams.
 */
export async function followFeed<Held>(
  live: LiveFeed<Held>,
  work: Work,
  { actor, held, filter, after }: Following<Held>,
): Promise<FollowedFeed<Held>> {
  const { account } = actor;
  if (account?.type !== 'client') throw new Refusal('not_allowed', `${actor.kind} ${actor.id} has no client`);
  await requireSessions(work, actor, filter.sessions);
  const watcher = await live.join({ actor, account, held });
  try {
    const from = after ?? (await newestIdOf(work, account.id));
    // The watcher already gets the new events. So whatever commits during these reads is not lost.
    const first = await readSessionEvents(work, actor, { after: from, filter, limit: PAGE });
    return { watcher, from, rows: rowsOf(live, work, { watcher, filter, from, first }) };
  } catch (error) {
    watcher.end();
    throw error;
  }
}

/** Reads a later page within a place of the client. The read of a stream that has ended meanwhile is left out. */
function readNext<Held>(work: Work, watcher: FeedWatcher<Held>, reading: Reading): Promise<SessionEventRow[]> {
  const read = async () => (watcher.isEnded ? [] : readSessionEvents(work, watcher.actor, reading));
  return work.services.clientPlaces.run(watcher.account.id, read, { isPatient: true });
}

interface Begun<Held> {
  watcher: FeedWatcher<Held>;
  filter: FeedFilter;
  from: string;
  first: readonly SessionEventRow[];
}

async function* rowsOf<Held>(live: LiveFeed<Held>, work: Work, { watcher, filter, from, first }: Begun<Held>) {
  const gets = (row: SessionEventRow) => getsSessionEvent(watcher.actor, filter, row);
  let last = from;
  try {
    for (let rows = first; rows.length > 0; ) {
      await live.check([watcher]);
      for (const row of rows) {
        if (watcher.isEnded) return;
        if (gets(row)) yield row;
        last = row.id;
      }
      if (watcher.isEnded) return;
      rows = rows.length < PAGE ? [] : await readNext(work, watcher, { after: last, filter, limit: PAGE });
    }
    while (!watcher.isEnded) {
      for (const row of await watcher.take()) {
        if (watcher.isEnded) return;
        if (row.id <= last) continue;
        if (gets(row)) yield row;
        // A look that began before this stream may give the same events a second time.
        last = row.id;
      }
    }
  } finally {
    watcher.end();
  }
}
