import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type Pass, pass } from '../pass.ts';

/** The time limits of a stop, in milliseconds. */
export interface DrainTimes {
  /**
   * The time for which the server still takes calls while `/readyz` fails. 0 means that the server stops immediately.
   */
  noticeMs: number;
  /** The time for which open calls may continue after the port is closed. */
  callsMs: number;
}

/** The time for which a connection without a call stays open after the port is closed. */
const LAST_CALLS_MS = 1_000;

/**
 * Stops a server without losing a call that comes through a proxy. First `/readyz` fails, so a proxy that checks
 * `/readyz` sends no new calls. Then the port is closed: new connections are refused, and a proxy sends its calls to
 * another node. A connection that is still open may bring one more call. This server answers the call with the header
 * `connection: close`. If the server closed the connection immediately, a call that the proxy is sending at that moment
 * would be lost.
 */
export class Drain {
  readonly #server: Server;
  readonly #times: DrainTimes;
  readonly #pass: Pass;
  /** Calls that are under way. */
  readonly #open = new Set<ServerResponse>();
  readonly #closing = new AbortController();
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

  /**
   * Is aborted when this server closes its port. An answer that has no end of its own must end then, and its caller
   * must connect again: a proxy sends the new call to another server.
   */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Stops the server. Resolves when every connection is closed. */
  async run(): Promise<void> {
    this.#hasBegun = true;
    const { noticeMs, callsMs } = this.#times;
    const closed = once(this.#server, 'close');
    if (noticeMs > 0 && this.#server.listening) await this.#takeLastCalls(noticeMs, closed);
    this.#closing.abort();
    // Idle connections are closed now. The connection of a call that does not end is closed after `callsMs`.
    this.#server.close();
    const timer = setTimeout(() => this.#server.closeAllConnections(), callsMs);
    await closed;
    clearTimeout(timer);
  }

  async #takeLastCalls(noticeMs: number, closed: Promise<unknown>): Promise<void> {
    await this.#pass(noticeMs);
    // The server must accept all connections that have been made by now before the port closes. It accepts them within
    // one turn of the event loop.
    await turn();
    // The method `close` of the net server closes only the port. The method `close` of the HTTP server would also close
    // idle connections immediately.
    NetServer.prototype.close.call(this.#server);
    this.#closing.abort();
    this.#server.prependListener('request', (_req, res: ServerResponse) => res.setHeader('connection', 'close'));
    // The answer to a call that is still under way closes its connection too. If the connection stayed open, the stop
    // would wait for it.
    for (const res of this.#open) if (!res.headersSent) res.setHeader('connection', 'close');
    const ended = new AbortController();
    await Promise.race([closed, this.#pass(LAST_CALLS_MS, ended.signal)]);
    ended.abort();
  }
}
