import { type Actor, type ChatelaineEvent, seesEvent } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { EventRow } from '../event.entity.ts';
import { viewEvent } from '../event.view.ts';
import type { LiveEvents } from './live-events.ts';
import { newestEventId, readEventsAfter } from './read-events.ts';
import type { Watcher } from './watcher.ts';

const PAGE = 100;

/** The caller of a stream, its credential, and the point from which it wants the events. */
export interface Watching<Held> {
  actor: Actor;
  held: Held;
  /** The id of the last event that the caller has received. Without it, the stream begins now. */
  lastEventId?: string;
  /** Is aborted when the caller has closed the connection. */
  signal: AbortSignal;
}

/** An event of a stream, and the id to resume from. The first entry has no event: it says where the stream begins. */
export interface WatchedEvent {
  id: string;
  event: ChatelaineEvent | null;
}

/**
 * Opens a stream of the events that the actor may know of, in the order of their commits. The stream ends when the
 * caller may not have it any more, when the caller is too slow, and when the server stops. The caller then resumes
 * with the last id, loses nothing and gets nothing twice.
 *
 * @throws {Refusal} when too many streams are open, or the server is about to stop.
 */
export async function watchEvents<Held>(
  live: LiveEvents<Held>,
  work: Work,
  { actor, held, lastEventId, signal }: Watching<Held>,
): Promise<AsyncGenerator<WatchedEvent, void>> {
  const { account } = actor;
  if (account === null) throw new Refusal('not_allowed', 'the operator reads the table itself');
  const watcher = await live.join({ actor, account, held });
  const end = () => watcher.end();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    // The id that the caller gets is of an event of the caller's own account. The id of the newest event of all
    // accounts would tell when somebody else did something.
    const from = lastEventId ?? (await newestEventId(work, actor));
    return stream(live, work, { watcher, from });
  } catch (error) {
    end();
    throw error;
  }
}

interface Stream<Held> {
  watcher: Watcher<Held, EventRow>;
  from: string;
}

async function* stream<Held>(live: LiveEvents<Held>, work: Work, { watcher, from }: Stream<Held>) {
  const { account } = watcher;
  const shown = (row: EventRow): WatchedEvent => ({ id: row.id, event: viewEvent(row, account) });
  let last = from;
  try {
    yield { id: from, event: null };
    // The watcher already gets the new events. So whatever commits during these reads is not lost.
    for (let isFull = true; isFull && !watcher.isEnded; ) {
      const rows = await readEventsAfter(work, last, { actor: watcher.actor, limit: PAGE });
      if (rows.length > 0) await live.check([watcher]);
      if (watcher.isEnded) return;
      for (const row of rows) yield shown(row);
      last = rows.at(-1)?.id ?? last;
      isFull = rows.length === PAGE;
    }
    while (!watcher.isEnded) {
      for (const row of await watcher.take()) {
        if (watcher.isEnded) return;
        if (row.id > last && seesEvent(watcher.actor, seenOf(row))) yield shown(row);
      }
    }
  } finally {
    watcher.end();
  }
}

const seenOf = ({ type, partnerId = null, clientId = null, channelId = null, subjectId = null }: EventRow) => ({
  type,
  partnerId,
  clientId,
  channelId,
  subjectId,
});
