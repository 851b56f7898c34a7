import { noFields } from '@chatelaine/shared/schema';
import { type Held, keptFormOf } from '../../gate/index.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type LiveFeed, listSessionEvents, makeTicket, type RealtimeTicket } from '../../session-event/index.ts';
import { type FeedCaller, openEventStream } from './event-stream.ts';
import { readFeedQuery } from './feed-query.ts';
import type { SessionRoute } from './session-call.ts';

/** The dependencies of the routes of events. */
export interface FeedRoutes {
  feed: LiveFeed<Held>;
  log: Logger;
}

/** The routes of the events: the pull list, the stream of server-sent events, and the tickets of WebSockets. */
export function feedRoutes({ feed, log }: FeedRoutes): SessionRoute[] {
  return [
    {
      method: 'GET',
      path: '/events',
      act: 'session_events',
      answer: async ({ work, actor, query }) => ({
        json: await listSessionEvents(work, actor, readFeedQuery(query, ['limit'])),
      }),
    },
    {
      method: 'GET',
      path: '/events/stream',
      act: 'session_events',
      answer: async ({ work, actor, entered, plain }) => {
        const { req, res, headers } = plain;
        await openEventStream(feed, log, { actor, held: entered.held, work, req, res, headers });
        return null;
      },
    },
    {
      method: 'POST',
      path: '/realtime/ticket',
      act: 'session_events',
      answer: async ({ work, actor, entered, body }) => {
        parseInput(noFields, body);
        return { status: 201, json: await giveTicket(work, { actor, held: entered.held }) };
      },
    },
  ];
}

/**
 * Makes a ticket that opens one WebSocket for this caller.
 *
 * @throws {Refusal} `unauthenticated` when the session of the caller has just ended.
 */
export async function giveTicket(work: Work, { actor, held }: FeedCaller): Promise<RealtimeTicket> {
  const kept = await keptFormOf(work, held);
  if (kept === null) throw new Refusal('unauthenticated', `${actor.kind} ${actor.id} has no credential to keep`);
  return makeTicket(work, actor, { ...kept });
}
