import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** How long a server takes to stop. */
export interface DrainTimes {
  /** How long it still takes calls while `/readyz` says no. With none at all, a stop is a stop. */
  noticeMs: number;
  /** How long calls that have begun may go on when the port is closed. */
  callsMs: number;
}

/** How the time of a stop passes. */
export type Pass = (ms: number, until?: AbortSignal) => Promise<unknown>;

const pass: Pass = (ms, signal) => wait(ms, undefined, { signal }).catch(() => {});

/** How long a connection without a call stays open when the port is closed. */
const LAST_CALLS_MS = 1_000;

/**
 * Stops a server without losing a call of those that come through a proxy. First `/readyz` fails, and whoever asks it
 * sends nothing new. Then the port is closed: who connects is refused, and a proxy goes to another node. A connection
 * that is open meanwhile answers once more, and says that it closes: closed without a word it would lose the call that
 * a proxy is just sending.
 */
export class Drain {
  readonly #server: Server;
  readonly #times: DrainTimes;
  readonly #pass: Pass;
  /** Calls that have begun. */
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
    // What is idle goes; so does what never finishes what it began.
    this.#server.close();
    const timer = setTimeout(() => this.#server.closeAllConnections(), callsMs);
    await closed;
    clearTimeout(timer);
  }

  async #takeLastCalls(noticeMs: number, closed: Promise<unknown>): Promise<void> {
    await this.#pass(noticeMs);
    // After a look at the network: whoever has connected by now is let in, and not cut off by the closing of the port.
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
