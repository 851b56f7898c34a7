import { Refusal } from '../../platform/refusal.ts';
import { type Caller, Watcher } from './watcher.ts';

/** The highest numbers of open streams on one server: of one person or key, of one account, and together. */
export interface WatcherLimits {
  perCaller: number;
  perAccount: number;
  total: number;
}

/** The open streams of one server, by account. */
export class Watchers<Held> {
  readonly #limits: WatcherLimits;
  readonly #byAccount = new Map<string, Set<Watcher<Held>>>();
  #size = 0;

  constructor(limits: WatcherLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  of(accountId: string | null | undefined): Iterable<Watcher<Held>> {
    return this.#byAccount.get(accountId ?? '') ?? [];
  }

  all(): Watcher<Held>[] {
    return [...this.#byAccount.values()].flatMap((each) => [...each]);
  }

  /**
   * Adds a stream.
   *
   * @throws {Refusal} `rate_limited` when the caller or the account has too many streams, `unavailable` when the server
   * has too many.
   */
  add(caller: Caller<Held>): Watcher<Held> {
    const { actor, account } = caller;
    const open = this.#byAccount.get(account.id) ?? new Set();
    const ofCaller = [...open].filter((each) => each.actor.id === actor.id).length;
    if (ofCaller >= this.#limits.perCaller || open.size >= this.#limits.perAccount)
      throw new Refusal('rate_limited', `${ofCaller} of ${open.size} streams of ${account.id}`, {
        message: 'Too many streams of events are open. Close some, then try again.',
      });
    if (this.#size >= this.#limits.total) throw new Refusal('unavailable', `${this.#size} streams of events are open`);
    const watcher = new Watcher(caller, (each) => this.#remove(each));
    this.#byAccount.set(account.id, open.add(watcher));
    this.#size++;
    return watcher;
  }

  #remove(watcher: Watcher<Held>): void {
    const open = this.#byAccount.get(watcher.account.id);
    if (open?.delete(watcher) !== true) return;
    this.#size--;
    if (open.size === 0) this.#byAccount.delete(watcher.account.id);
  }
}
