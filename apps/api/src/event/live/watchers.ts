import type { Actor } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { type Caller, type EndReason, Watcher } from './watcher.ts';

/** The highest numbers of open streams on one server: of one person or key, of one account, and together. */
export interface WatcherLimits {
  perCaller: number;
  perAccount: number;
  total: number;
}

/** Checks credentials again. Returns the actor of each, or null for a credential that is refused now. */
export type Recheck<Held> = (held: readonly Held[]) => Promise<(Actor | null)[]>;

/** The open streams of one server, by account. */
export class Watchers<Held, Row> {
  readonly #limits: WatcherLimits;
  readonly #recheck: Recheck<Held>;
  readonly #byAccount = new Map<string, Set<Watcher<Held, Row>>>();
  #size = 0;

  constructor({ limits, recheck }: { limits: WatcherLimits; recheck: Recheck<Held> }) {
    this.#limits = limits;
    this.#recheck = recheck;
  }

  get size(): number {
    return this.#size;
  }

  of(accountId: string | null | undefined): Iterable<Watcher<Held, Row>> {
    return this.#byAccount.get(accountId ?? '') ?? [];
  }

  all(): Watcher<Held, Row>[] {
    return [...this.#byAccount.values()].flatMap((each) => [...each]);
  }

  /**
   * Adds a stream.
   *
   * @throws {Refusal} `rate_limited` when the caller or the account has too many streams, `unavailable` when the server
   * has too many. The sentence names the limit.
   */
  add(caller: Caller<Held>): Watcher<Held, Row> {
    const { actor, account } = caller;
    const open = this.#byAccount.get(account.id) ?? new Set<Watcher<Held, Row>>();
    const ofCaller = [...open].filter((each) => each.actor.id === actor.id).length;
    const { perCaller, perAccount, total } = this.#limits;
    if (ofCaller >= perCaller) throw tooMany('This key or person', ofCaller, account.id);
    if (open.size >= perAccount) throw tooMany('This account', open.size, account.id);
    if (this.#size >= total)
      throw new Refusal('unavailable', `${this.#size} streams of events are open`, {
        message: 'This server has as many open streams of events as it takes. Try again in a moment.',
      });
    const watcher = new Watcher<Held, Row>(caller, (each) => this.#remove(each));
    this.#byAccount.set(account.id, open.add(watcher));
    this.#size++;
    return watcher;
  }

  /** Checks credentials of streams again, and ends the streams whose credential is refused now. */
  async check(watchers: readonly Watcher<Held, Row>[]): Promise<void> {
    const open = watchers.filter(({ isEnded }) => !isEnded);
    if (open.length === 0) return;
    const actors = await this.#recheck(open.map(({ held }) => held));
    for (const [at, watcher] of open.entries()) {
      const actor = actors[at] ?? null;
      if (actor === null || actor.account?.id !== watcher.account.id) watcher.end('refused');
      else watcher.actor = actor;
    }
  }

  /** Ends every stream. */
  endAll(reason: EndReason): void {
    for (const watcher of this.all()) watcher.end(reason);
  }

  #remove(watcher: Watcher<Held, Row>): void {
    const open = this.#byAccount.get(watcher.account.id);
    if (open?.delete(watcher) !== true) return;
    this.#size--;
    if (open.size === 0) this.#byAccount.delete(watcher.account.id);
  }
}

// A WebSocket is closed with this sentence as the reason, which may have 123 bytes.
const tooMany = (whose: string, count: number, accountId: string): Refusal =>
  new Refusal('rate_limited', `${whose}: ${count} streams of ${accountId}`, {
    message: `${whose} has ${count} open streams of events at this server. That is the limit. Close one first.`,
  });
