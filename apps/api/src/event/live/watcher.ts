import type { Account, Actor } from '@chatelaine/shared';
import type { EventRow } from '../event.entity.ts';

/** The highest number of events that wait for one watcher. A watcher that is slower is ended, and resumes later. */
const LONGEST_QUEUE = 500;

/** The caller of a stream, its account, and its credential. */
export interface Caller<Held> {
  actor: Actor;
  account: Account;
  held: Held;
}

/** One open stream of events: its caller, and the new events that wait until the caller takes them. */
export class Watcher<Held> {
  /** The caller, as the last check of its credential has found it. */
  actor: Actor;
  readonly account: Account;
  readonly held: Held;
  readonly #onEnd: (watcher: Watcher<Held>) => void;
  #queue: EventRow[] = [];
  #hasNews = Promise.withResolvers<void>();
  #isEnded = false;

  constructor({ actor, account, held }: Caller<Held>, onEnd: (watcher: Watcher<Held>) => void) {
    this.actor = actor;
    this.account = account;
    this.held = held;
    this.#onEnd = onEnd;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Adds new events of the account. */
  offer(rows: readonly EventRow[]): void {
    if (this.#isEnded) return;
    this.#queue.push(...rows);
    if (this.#queue.length > LONGEST_QUEUE) this.end();
    else this.#hasNews.resolve();
  }

  /** Waits for new events, and takes them. The list is empty when the stream has ended. */
  async take(): Promise<readonly EventRow[]> {
    await this.#hasNews.promise;
    const taken = this.#queue;
    this.#queue = [];
    if (!this.#isEnded) this.#hasNews = Promise.withResolvers<void>();
    return taken;
  }

  /** Ends the stream. Events that wait are dropped, because the caller may have lost its right to them. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#queue = [];
    this.#hasNews.resolve();
    this.#onEnd(this);
  }
}
