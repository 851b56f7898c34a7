import { type Caller, type Recheck, type WatcherLimits, Watchers } from '../../event/index.ts';
import { describeError } from '../../platform/describe-error.ts';
import type { Logger } from '../../platform/log.ts';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import type { Pass } from '../../platform/pass.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { SessionEventRow } from '../session-event.entity.ts';
import { ClientFeed } from './client-feed.ts';
import type { FeedWatcher } from './feed-watcher.ts';

/** The longest time after which a server looks for new events, and checks the credentials of all streams again. */
const LOOK_MS = 15_000;

/** Something that the database tells: a client has new events, or a credential may have ended. */
export type FeedNotice = { clientId: string } | 'credentials' | 'everything';

/** The dependencies of the live feeds of one server. */
export interface LiveFeedDeps<Held> {
  beginWork(): Work;
  recheck: Recheck<Held>;
  /** Listens for notices until the signal is aborted. Null when the database delivers none to this server. */
  listen: ((onNotice: (notice: FeedNotice) => void, signal: AbortSignal) => Promise<void>) | null;
  pass: Pass;
  limits: WatcherLimits;
  log: Logger;
}

/**
 * Gives new events of numbers to all open streams of one server. Ids sort only among the events of one client, so each
 * client with open streams has a look of its own, whatever the number of its streams is. Nothing depends on a notice: a
 * lost one costs at most 15 seconds.
 */
export class LiveFeed<Held> {
  readonly #deps: LiveFeedDeps<Held>;
  readonly #watchers: Watchers<Held, SessionEventRow>;
  readonly #feeds = new Map<string, ClientFeed<Held>>();
  readonly #checkAll: () => Promise<void>;
  #working: AbortController | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(deps: LiveFeedDeps<Held>) {
    this.#deps = deps;
    this.#watchers = new Watchers(deps);
    // When nobody can be checked, the streams stay open, and get no event without a check.
    this.#checkAll = oneAtATime(
      () => this.#watchers.check(this.#watchers.all()),
      (error) => deps.log.warn(describeError(error), 'the credentials of streams could not be checked'),
    );
  }

  /** The number of open streams. */
  get size(): number {
    return this.#watchers.size;
  }

  /**
   * Opens a stream. It gets every event of its client that commits after this call returns.
   *
   * @throws {Refusal} when too many streams are open, or the server is about to stop.
   */
  async join(caller: Caller<Held>): Promise<FeedWatcher<Held>> {
    if (this.#isStopped) throw stopping();
    // A feed without streams reads nothing. What it has missed would fill the queue of this stream.
    if (this.#isUnwatched(caller.account.id)) this.#feeds.delete(caller.account.id);
    const watcher = this.#watchers.add(caller);
    try {
      this.#start();
      await this.#feedOf(caller.account.id).begun;
      if (this.#isStopped) throw stopping();
      return watcher;
    } catch (error) {
      watcher.end();
      throw error;
    }
  }

  /** Checks credentials of streams again, and ends the streams whose credential is refused now. */
  check(watchers: readonly FeedWatcher<Held>[]): Promise<void> {
    return this.#watchers.check(watchers);
  }

  /** Ends every stream, and waits until no connection listens any more. Later streams are refused. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#working?.abort();
    this.#watchers.endAll('stopped');
    await this.#ended;
  }

  #feedOf(clientId: string): ClientFeed<Held> {
    const known = this.#feeds.get(clientId);
    if (known !== undefined) return known;
    const { beginWork, log } = this.#deps;
    const watchers = () => [...this.#watchers.of(clientId)];
    const feed = new ClientFeed<Held>({
      clientId,
      beginWork,
      watchers,
      check: (all) => this.#watchers.check(all),
      log,
    });
    this.#feeds.set(clientId, feed);
    feed.begun.catch(() => {
      if (this.#feeds.get(clientId) === feed) this.#feeds.delete(clientId);
    });
    return feed;
  }

  #start(): void {
    if (this.#working !== null) return;
    const working = new AbortController();
    this.#working = working;
    const listening = this.#deps.listen?.((notice) => this.#hear(notice), working.signal);
    this.#ended = Promise.all([this.#ended, listening, this.#lookAtTimes(working)]);
  }

  #hear(notice: FeedNotice): void {
    if (notice === 'everything') for (const feed of this.#feeds.values()) void feed.look();
    else if (notice !== 'credentials') void this.#feeds.get(notice.clientId)?.look();
    // Every change of a key, a role or an account records an event, and the event comes with a notice.
    if (notice === 'credentials' || notice === 'everything') void this.#checkAll();
  }

  async #lookAtTimes(working: AbortController): Promise<void> {
    const { signal } = working;
    for (;;) {
      await this.#deps.pass(LOOK_MS, signal);
      if (signal.aborted) return;
      for (const clientId of this.#feeds.keys()) if (this.#isUnwatched(clientId)) this.#feeds.delete(clientId);
      if (this.size === 0) break;
      await this.#checkAll();
      await Promise.all([...this.#feeds.values()].map((feed) => feed.look()));
    }
    // Nobody watches, so this server reads nothing and listens to nothing until somebody watches again.
    this.#working = null;
    working.abort();
  }

  #isUnwatched(clientId: string): boolean {
    return [...this.#watchers.of(clientId)].length === 0;
  }
}

const stopping = (): Refusal => new Refusal('unavailable', 'this server is about to stop');
