import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** How long a server takes to stop. */
export interface DrainTimes {
  /** How long it still takes calls while `/readyz` says no. 0 stops at once. */
  noticeMs: number;
  /** How long open calls may go on after the port is closed. */
  callsMs: number;
}

/** Waits during a stop; tests replace it. */
export type Pass = (ms: number, until?: AbortSignal) => Promise<unknown>;

const pass: Pass = (ms, signal) => wait(ms, undefined, { signal }).catch(() => {});

/** How long a connection without a call stays open after the port is closed. */
const LAST_CALLS_MS = 1_000;

/**
 * Stops a server without losing a call that comes through a proxy. First `/readyz` fails, so a proxy that asks it sends
 * nothing new. Then the port is closed: new connections are refused, and a proxy goes to another node. A connection
 * that is still open answers one more call, and the answer says that the connection closes. Closing it without that
 * word would lose a call that a proxy is sending at that moment.
 */
export class Drain {
  readonly #server: Server;
  readonly #times: DrainTimes;
  readonly #pass: Pass;
  /** Calls that are under way. */
  readonly #open = new Set<ServerResponse>();
  #hasBegun = false;

  constructor(server: Server, times: DrainTimes, passing: Pass = pass) {
    this.#server = server;
    this.#times = times;
    this.#pass = passing;
    server.prependListener('request', (_req, res: ServerResponse) => {
      this.#open.add(res);
      res.once('close', () => this.#open.delete(res));
    });
  }

  /** Whether this server is about to stop. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Stops it; resolves when every connection is closed. */
  async run(): Promise<void> {
    this.#hasBegun = true;
    const { noticeMs, callsMs } = this.#times;
    const closed = once(this.#server, 'close');
    if (noticeMs > 0 && this.#server.listening) await this.#takeLastCalls(noticeMs, closed);
    // Idle connections close now. A call that never ends is cut off after `callsMs`.
    this.#server.close();
    const timer = setTimeout(() => this.#server.closeAllConnections(), callsMs);
    await closed;
    clearTimeout(timer);
  }

  async #takeLastCalls(noticeMs: number, closed: Promise<unknown>): Promise<void> {
    await this.#pass(noticeMs);
    // One turn of the event loop first: the server accepts whoever has connected by now, before the port closes.
    await turn();
    // Node's own close for HTTP would cut idle connections at once.
    NetServer.prototype.close.call(this.#server);
    this.#server.prependListener('request', (_req, res: ServerResponse) => res.setHeader('connection', 'close'));
    // A call that is still under way closes its connection too. Otherwise the connection stays, and the stop waits for it.
    for (const res of this.#open) if (!res.headersSent) res.setHeader('connection', 'close');
    const ended = new AbortController();
    await Promise.race([closed, this.#pass(LAST_CALLS_MS, ended.signal)]);
    ended.abort();
  }
}
