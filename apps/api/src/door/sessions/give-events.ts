import type { EndReason } from '../../event/index.ts';
import type { FollowedFeed, SessionEventRow } from '../../session-event/index.ts';

/** The longest time for which a reader may take nothing while something waits for it. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends one event to a reader. Returns null when the reader keeps up. Otherwise it returns a promise that resolves when
 * the reader has taken what waits for it.
 */
export type Send = (row: SessionEventRow) => Promise<void> | null;

/**
 * Gives the events of a stream to its reader until the stream ends, and returns why it ended. While the reader does not
 * keep up, no further event is written: the events wait in the stream, which ends when too many wait.
 */
export async function giveEvents<Held>({ rows, watcher }: FollowedFeed<Held>, send: Send): Promise<EndReason> {
  for await (const row of rows) {
    const taken = send(row);
    if (taken !== null && !(await isDoneWithin(taken, LONGEST_WAIT_MS, watcher.ending))) watcher.end('slow');
  }
  return watcher.endReason ?? 'closed';
}

/** Waits until a promise resolves, but not longer than a time. The signal ends the wait early, as if it were done. */
async function isDoneWithin(done: Promise<void>, ms: number, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  const end = () => resolve(true);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  done.then(end, end);
  const isDone = await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
  return isDone;
}
