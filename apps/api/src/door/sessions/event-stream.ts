import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@chatelaine/shared';
import type { Held } from '../../gate/index.ts';
import { describeError } from '../../platform/describe-error.ts';
import { lineOf } from '../../platform/http/origin.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { followFeed, isEventId, type LiveFeed, sessionEventText } from '../../session-event/index.ts';
import { readFeedQuery } from './feed-query.ts';
import { giveEvents } from './give-events.ts';

const BEAT_MS = 15_000;
/** The time after which a browser connects again. */
const RETRY_MS = 1_000;

/** The caller of a stream or of a ticket, and its credential. */
export interface FeedCaller {
  actor: Actor;
  held: Held;
}

/** A request for a stream, before anything was answered. */
export interface StreamCall extends FeedCaller {
  work: Work;
  req: IncomingMessage;
  res: ServerResponse;
  /** More headers for the answer. */
  headers: Readonly<Record<string, string>>;
}

/**
 * Answers `GET /api/v1/events/stream`: the events as server-sent events. Returns when the stream has begun.
 *
 * @throws {Refusal} before anything was answered.
 */
export async function openEventStream(feed: LiveFeed<Held>, log: Logger, call: StreamCall): Promise<void> {
  const { actor, held, work, req, res } = call;
  const { filter, after: asked } = readFeedQuery(paramsOf(req));
  const after = lastEventIdOf(req) ?? asked;
  const followed = await followFeed(feed, work, { actor, held, filter, after });
  const { watcher } = followed;
  res.once('close', () => watcher.end());
  if (res.destroyed || req.method === 'HEAD') watcher.end();
  res.writeHead(200, { ...call.headers, ...STREAM_HEADERS });
  if (req.method === 'HEAD') return void res.end();
  // A message without data sets only the id from which the reader resumes.
  res.write(`retry: ${RETRY_MS}\nid: ${followed.from}\n\n`);
  const beating = setInterval(() => {
    // A comment shows proxies and the reader that the connection is alive.
    if (!res.writableNeedDrain) res.write(': \n\n');
  }, BEAT_MS);
  void giveEvents(followed, (row) => {
    if (res.write(`id: ${row.id}\ndata: ${sessionEventText(row)}\n\n`)) return null;
    return new Promise((resolve) => res.once('drain', resolve));
  })
    .then((reason) => (reason === 'slow' ? res.destroy() : res.end(`: ${reason}\n\n`)))
    .catch((error: unknown) => {
      log.warn({ requestId: work.origin.requestId, ...describeError(error) }, 'a stream ended early');
      res.destroy();
    })
    .finally(() => clearInterval(beating));
}

// A stream takes its whole connection. So the connection ends with the stream, and no stop waits for it.
const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  connection: 'close',
};

/** Returns the query of a request. */
export const paramsOf = (req: IncomingMessage): URLSearchParams =>
  new URL(req.url ?? '/', 'http://localhost').searchParams;

/** A reader that connects again sends the last id in this header. It is newer than the id in the address. */
function lastEventIdOf(req: IncomingMessage): string | null {
  const id = lineOf(req.headers['last-event-id']) ?? '';
  if (id === '') return null;
  if (isEventId(id)) return id;
  const issues = [{ path: 'last-event-id', message: 'This is not the id of an event.' }];
  throw new Refusal('invalid_input', 'last-event-id', { issues });
}
