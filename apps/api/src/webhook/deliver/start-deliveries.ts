import { EVENTS_CHANNEL } from '../../event/index.ts';
import type { Database } from '../../platform/db/database.ts';
import { listenTo } from '../../platform/db/listen-to.ts';
import { describeError } from '../../platform/describe-error.ts';
import type { Logger } from '../../platform/log.ts';
import { type Pass, pass as realPass } from '../../platform/pass.ts';
import { Places } from '../../platform/places.ts';
import type { Wake } from '../../platform/wake.ts';
import type { Work } from '../../platform/work.ts';
import { FEED_CHANNEL } from '../../session-event/index.ts';
import { readBodies } from '../body/read-bodies.ts';
import { beginAttempts } from './begin-attempts.ts';
import type { BodiesOf } from './bodies.ts';
import type { PlaceLimits } from './delivery-places.ts';
import { Lanes } from './lanes.ts';
import type { Send } from './make-attempt.ts';
import { takeTurn } from './take-turn.ts';

/** The dependencies of the deliveries of one server. */
export interface DeliveriesDeps {
  beginWork(): Work;
  deliveriesWake: Wake;
  log: Logger;
  /** The address of the database without a pooler. A pooler delivers no notifications. */
  direct: Database;
  /** How long a stop waits for the attempts under way, in milliseconds. */
  drainMs: number;
  pass?: Pass | undefined;
  limits?: PlaceLimits | undefined;
  /** Replaces the client for requests to URLs that somebody gave us. */
  send?: Send | undefined;
  bodiesOf?: BodiesOf | undefined;
}

/** The loop that delivers the events of webhooks on one server. */
export interface Deliveries {
  /** Begins no attempt any more, and ends when the attempts under way have ended. */
  stop(): Promise<void>;
}

const TURN_MS = 1_000;
/** The shortest time between the beginnings of two turns, however many notifications come. */
const GAP_MS = 20;
/** How many statements of deliveries run at the same time on this server. */
const STATEMENTS = 4;
const MOST_LANES = 10_000;

/**
 * Starts the loop that delivers the events of webhooks. A turn makes deliveries of new events, and begins the attempts
 * that are due. It comes every second, and earlier when the database says that there are events, or when this server
 * has something to deliver, such as a test. No attempt is awaited in a turn, so a receiver that hangs delays nothing.
 *
 * Several servers share the work. The attempts of a server that has crashed are made by another one after the lease.
 */
export function startDeliveries(deps: DeliveriesDeps): Deliveries {
  const { beginWork, deliveriesWake: wake, log, direct, pass = realPass, drainMs } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const trouble = troubleTeller(log);
  const { send = (request) => beginWork().services.outsideClient.send(request), bodiesOf = readBodies } = deps;
  const attempting = { beginWork, send, bodiesOf, statements: new Places(STATEMENTS, Number.POSITIVE_INFINITY) };
  const begin = (asked: Parameters<typeof beginAttempts>[1]) => beginAttempts(attempting, asked);
  const lanes = new Lanes({ begin, onError: trouble.tell, limits: deps.limits });
  const turn = takeTurn({ beginWork, lanes, signal, onError: trouble.tell });
  let listening: Promise<void> | undefined;

  const listen = () => {
    listening ??= listenTo(
      { database: direct, channel: [FEED_CHANNEL, EVENTS_CHANNEL], onNotice: () => wake.call(), pass, log },
      signal,
    );
  };
  const once = async (): Promise<number> => {
    try {
      const { hasMore, hasWebhooks } = await turn();
      lanes.forgetIdle(MOST_LANES);
      trouble.end();
      if (hasWebhooks && !direct.isPooled) listen();
      return hasMore ? 0 : TURN_MS;
    } catch (error) {
      trouble.tell(error);
      return TURN_MS;
    }
  };
  const loop = async () => {
    while (!signal.aborted) {
      const begunAt = performance.now();
      const waitMs = await once();
      if (waitMs > 0) await wake.wait(waitMs, { pass, signal });
      const gapMs = GAP_MS - (performance.now() - begunAt);
      if (gapMs > 0 && waitMs > 0) await realPass(gapMs, signal);
    }
  };
  const ended = loop();
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    const over = new AbortController();
    await lanes.stop(realPass(drainMs, over.signal));
    over.abort();
    await Promise.all([ended, listening]);
  };
  return { stop: () => (stopped ??= stop()) };
}

/** Writes one line for the whole of an outage. */
function troubleTeller(log: Logger) {
  let isTroubled = false;
  return {
    tell: (error: unknown) => {
      if (!isTroubled) log.warn(describeError(error), 'deliveries of webhooks could not be read or stored; they wait');
      isTroubled = true;
    },
    end: () => {
      isTroubled = false;
    },
  };
}
