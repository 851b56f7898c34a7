import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { judgeRight } from '@chatelaine/shared';
import { type WebSocket, WebSocketServer } from 'ws';
import type { EndReason } from '../../event/index.ts';
import { type Gate, type Held, recheck } from '../../gate/index.ts';
import { oddityOf } from '../../platform/http/odd-request.ts';
import { type Proxies, readOrigin } from '../../platform/http/origin.ts';
import { refusalIn, writeRefusal } from '../../platform/http/write-refusal.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import {
  type FollowedFeed,
  type Following,
  followFeed,
  type LiveFeed,
  newestIdOf,
  sessionEventText,
  takeTicket,
} from '../../session-event/index.ts';
import { noSuchCall } from '../refusal-dress.ts';
import { paramsOf } from './event-stream.ts';
import { readFeedQuery } from './feed-query.ts';
import { giveEvents } from './give-events.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { readTicketHeld } from './ticket-held.ts';

/** The dependencies of the WebSockets. */
export interface RealtimeDeps {
  feed: LiveFeed<Held>;
  gate: Gate;
  proxies: Proxies;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/** The code with which a WebSocket is closed, and the reason for programs. */
type Close = readonly [code: number, reason: string];

/** The codes with which the server closes a WebSocket, and the reasons for programs. */
const CLOSES: Record<EndReason, Close> = {
  refused: [4401, 'revoked'],
  slow: [4408, 'too slow: connect again with the last id'],
  stopped: [1012, 'the server restarts: connect again with the last id'],
  closed: [1000, ''],
};
const GONE = 4409;
const FAILED = 1011;
const TAKES_NOTHING = 1003;

const PATH = '/api/v1/realtime';
const BEAT_MS = 25_000;
/** The most bytes that wait in one socket before the server stops writing to it. */
const HIGH_WATER = 64 * 1024;
/** The time that a reader has for its part of the closing. Then the connection is closed. */
const CLOSE_MS = 5_000;

// The types of the library do not know `closeTimeout` yet. A reader sends nothing but pings.
const SOCKETS = {
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
  maxPayload: 1_024,
  closeTimeout: CLOSE_MS,
} as const;

/** Answers requests for WebSockets at `/api/v1/realtime`. */
export class Realtime {
  readonly #deps: RealtimeDeps;
  readonly #server = new WebSocketServer(SOCKETS);
  readonly #open = new Map<WebSocket, { isAlive: boolean }>();
  /** Connections whose request for a WebSocket is being answered. */
  readonly #waiting = new Set<Duplex>();
  readonly #beating = setInterval(() => this.#beat(), BEAT_MS).unref();
  #isStopped = false;

  constructor(deps: RealtimeDeps) {
    this.#deps = deps;
  }

  /** Answers a request for a WebSocket. The connection gets a WebSocket or a refusal, and never an unhandled error. */
  async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    this.#waiting.add(socket);
    socket.once('close', () => this.#waiting.delete(socket));
    const origin = readOrigin(req, this.#deps.proxies);
    try {
      if (this.#isStopped) throw new Refusal('unavailable', 'this server is about to stop');
      const following = await this.#admit(req, origin);
      if (socket.destroyed) return;
      this.#server.handleUpgrade(req, socket, head, (ws) => {
        this.#waiting.delete(socket);
        this.#deps.log.info({ requestId: origin.requestId, method: req.method, path: PATH, status: 101 }, 'request');
        void this.#serve(ws, this.#deps.beginWork(origin), following);
      });
    } catch (thrown) {
      const refusal = refusalIn(thrown);
      writeRefusal(this.#deps.log, origin, refusal, thrown);
      refuseUpgrade(socket, refusal, origin.requestId);
    }
  }

  /** Closes what is still open. Call it when the streams were ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#beating);
    for (const socket of this.#waiting) socket.destroy();
    const all = [...this.#open.keys()];
    const timer = setTimeout(() => {
      for (const ws of all) ws.terminate();
    }, 1_000);
    await Promise.all(all.map((ws) => new Promise<void>((resolve) => void ws.once('close', () => resolve()))));
    clearTimeout(timer);
  }

  async #admit(req: IncomingMessage, origin: Origin): Promise<Following<Held>> {
    const oddity = oddityOf(req);
    if (oddity !== null) throw oddity;
    if (pathOf(req) !== PATH) throw noSuchCall();
    const params = paramsOf(req);
    const { after, filter } = readFeedQuery(params, ['ticket']);
    const work = this.#deps.beginWork(origin);
    const ticket = params.get('ticket');
    if (ticket === null) throw new Refusal('unauthenticated', 'no ticket', { message: NO_TICKET });
    const { clientId, kept } = await takeTicket(work, ticket);
    const held = readTicketHeld(kept, origin.address);
    // The key may have ended since the ticket was made.
    const [actor = null] = held === null ? [] : await recheck(this.#deps.gate, work, [held]);
    if (held === null || actor === null || actor.account?.id !== clientId || !judgeRight(actor, 'session_events').allow)
      throw new Refusal('unauthenticated', 'the credential of the ticket has ended', {
        message: 'The key or the session with which this ticket was made is no longer accepted.',
      });
    // The stream begins before the caller learns that the WebSocket is open. So what happens right after that is in it.
    return { actor, held, filter, after: after ?? (await newestIdOf(work, clientId)) };
  }

  async #serve(ws: WebSocket, work: Work, following: Following<Held>): Promise<void> {
    const life = { isAlive: true };
    this.#open.set(ws, life);
    const ended = new Promise<void>((resolve) => {
      ws.once('close', () => {
        this.#open.delete(ws);
        resolve();
      });
    });
    ws.on('error', () => ws.terminate());
    ws.on('pong', () => {
      life.isAlive = true;
    });
    ws.on('message', () => ws.close(TAKES_NOTHING, 'this stream takes no messages'));
    const close: Close = await this.#give(ws, work, following, ended).catch((thrown: unknown) =>
      this.#closeOf(work, thrown),
    );
    ws.close(...close);
  }

  async #give(ws: WebSocket, work: Work, following: Following<Held>, ended: Promise<void>): Promise<Close> {
    const follow = () => followFeed(this.#deps.feed, work, following);
    const { id: clientId = '' } = following.actor.account ?? {};
    const followed: FollowedFeed<Held> = await work.services.clientPlaces.run(clientId, follow);
    void ended.then(() => followed.watcher.end());
    const reason = await giveEvents(followed, (row) => {
      const text = sessionEventText(row);
      if (ws.bufferedAmount < HIGH_WATER) {
        ws.send(text, () => {});
        return null;
      }
      return new Promise((resolve) => ws.send(text, () => resolve()));
    });
    return CLOSES[reason];
  }

  /** Returns the code and the reason to close with, after an error. */
  #closeOf(work: Work, thrown: unknown): Close {
    if (this.#isStopped) return CLOSES.stopped;
    const refusal = refusalIn(thrown);
    writeRefusal(this.#deps.log, work.origin, refusal, thrown);
    if (refusal.code === 'events_gone') return [GONE, `events_gone oldest=${refusal.extras.details?.oldest ?? 'none'}`];
    if (refusal.code === 'not_found') return [4404, 'not_found'];
    if (refusal.code === 'rate_limited') return [4429, `rate_limited: ${refusal.message}`];
    return refusal.code === 'unavailable' ? [1013, 'unavailable: try again'] : [FAILED, refusal.code];
  }

  // A peer that did not answer the ping before this one is gone.
  #beat(): void {
    for (const [ws, life] of this.#open) {
      if (!life.isAlive) ws.terminate();
      life.isAlive = false;
      ws.ping();
    }
  }
}

const NO_TICKET = 'A WebSocket needs a ticket. Get one from POST /api/v1/realtime/ticket.';

// Paths match as in Express: capital letters and one slash at the end make no difference.
const pathOf = (req: IncomingMessage): string =>
  (req.url ?? '')
    .replace(/[?#].*$/s, '')
    .toLowerCase()
    .replace(/(?<=.)\/$/, '');
