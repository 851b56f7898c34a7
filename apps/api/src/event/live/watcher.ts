import type { Account, Actor } from '@chatelaine/shared';

/** The highest number of events that wait for one watcher. A watcher that is slower is ended, and resumes later. */
const LONGEST_QUEUE = 500;

/** The caller of a stream, its account, and its credential. */
export interface Caller<Held> {
  actor: Actor;
  account: Account;
  held: Held;
}

/**
 * Why a stream ended: its caller may not have it any more, its caller was too slow, the server stops, or the caller
 * closed it.
 */
export type EndReason = 'refused' | 'slow' | 'stopped' | 'closed';

/** One open stream of events: its caller, and the new events that wait until the caller takes them. */
export class Watcher<Held, Row> {
  /** The caller, as the last check of its credential has found it. */
  actor: Actor;
  readonly account: Account;
  readonly held: Held;
  readonly #onEnd: (watcher: Watcher<Held, Row>) => void;
  readonly #ending = new AbortController();
  #queue: Row[] = [];
  #hasNews = Promise.withResolvers<void>();
  #endReason: EndReason | null = null;

  constructor({ actor, account, held }: Caller<Held>, onEnd: (watcher: Watcher<Held, Row>) => void) {
    this.actor = actor;
    this.account = account;
    this.held = held;
    this.#onEnd = onEnd;
  }

  get isEnded(): boolean {
    return this.#endReason !== null;
  }

  /** Null while the stream is open. */
  get endReason(): EndReason | null {
    return this.#endReason;
  }

  /** Is aborted when the stream ends. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Adds new events of the account. */
  offer(rows: readonly Row[]): void {
    if (this.isEnded) return;
    this.#queue.push(...rows);
    if (this.#queue.length > LONGEST_QUEUE) this.end('slow');
    else this.#hasNews.resolve();
  }

  /** Waits for new events, and takes them. The list is empty when the stream has ended. */
  async take(): Promise<readonly Row[]> {
    await this.#hasNews.promise;
    const taken = this.#queue;
    this.#queue = [];
    if (!this.isEnded) this.#hasNews = Promise.withResolvers<void>();
    return taken;
  }

  /** Ends the stream. Events that wait are dropped, because the caller may have lost its right to them. */
  end(reason: EndReason = 'closed'): void {
    if (this.isEnded) return;
    this.#endReason = reason;
    this.#queue = [];
    this.#hasNews.resolve();
    this.#ending.abort();
    this.#onEnd(this);
  }
}
