import { describeError } from '../../platform/describe-error.ts';
import type { Logger } from '../../platform/log.ts';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import type { Pass } from '../../platform/pass.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { EventRow } from '../event.entity.ts';
import { newestEventId, readEventsAfter } from './read-events.ts';
import type { Caller, Watcher } from './watcher.ts';
import { type Recheck, type WatcherLimits, Watchers } from './watchers.ts';

/** The longest time after which a server looks for new events, and checks the credentials of all streams again. */
const LOOK_MS = 15_000;
const BATCH = 500;

/** The dependencies of the live events of one server. */
export interface LiveDeps<Held> {
  beginWork(): Work;
  recheck: Recheck<Held>;
  /**
   * Listens for notifications of new events until the signal is aborted. Null when the database delivers none to this
   * server.
   */
  listen: ((onNotice: () => void, signal: AbortSignal) => Promise<void>) | null;
  pass: Pass;
  limits: WatcherLimits;
  log: Logger;
}

/**
 * Gives new events to all open streams of one server. While a stream is open, the server listens for notifications, and
 * looks for new events every 15 seconds in any case. Each look reads the new events once, whatever the number of
 * streams is. Nothing depends on a notification: a lost one costs at most the 15 seconds.
 */
export class LiveEvents<Held> {
  readonly #deps: LiveDeps<Held>;
  readonly #watchers: Watchers<Held, EventRow>;
  readonly #look: () => Promise<void>;
  /** Every event up to this id was given to the streams. */
  #last = '';
  #started: Promise<void> | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  #working = new AbortController();
  #isStopped = false;
  #mustCheck = false;

  constructor(deps: LiveDeps<Held>) {
    this.#deps = deps;
    this.#watchers = new Watchers(deps);
    // After an error, the next look reads the same events again. Nobody gets an event without a check.
    this.#look = oneAtATime(
      () => this.#lookOnce(),
      (error) => deps.log.warn(describeError(error), 'new events could not be read'),
    );
  }

  /** The number of open streams. */
  get size(): number {
    return this.#watchers.size;
  }

  /**
   * Opens a stream. It gets every event of its account that commits after this call returns.
   *
   * @throws {Refusal} when too many streams are open, or the server is about to stop.
   */
  async join(caller: Caller<Held>): Promise<Watcher<Held, EventRow>> {
    if (this.#isStopped) throw new Refusal('unavailable', 'this server is about to stop');
    const watcher = this.#watchers.add(caller);
    try {
      this.#started ??= this.#start();
      await this.#started;
      if (this.#isStopped) throw new Refusal('unavailable', 'this server is about to stop');
      return watcher;
    } catch (error) {
      watcher.end();
      throw error;
    }
  }

  /** Checks credentials of streams again, and ends the streams whose credential is refused now. */
  check(watchers: readonly Watcher<Held, EventRow>[]): Promise<void> {
    return this.#watchers.check(watchers);
  }

  /** Ends every stream, and waits until no connection listens any more. Later streams are refused. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#working.abort();
    this.#watchers.endAll('stopped');
    await this.#ended;
  }

  async #start(): Promise<void> {
    const before = this.#ended;
    try {
      this.#last = await newestEventId(this.#deps.beginWork());
    } catch (error) {
      this.#started = null;
      throw error;
    }
    if (this.#isStopped) return;
    this.#working = new AbortController();
    const { signal } = this.#working;
    const listening = this.#deps.listen?.(() => void this.#look(), signal);
    this.#ended = Promise.all([before, listening, this.#lookAtTimes(signal)]);
  }

  async #lookAtTimes(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#deps.pass(LOOK_MS, signal);
      if (signal.aborted) return;
      if (this.size === 0) break;
      this.#mustCheck = true;
      await this.#look();
    }
    // Nobody watches, so this server reads nothing and listens to nothing until somebody watches again.
    this.#started = null;
    this.#working.abort();
  }

  async #lookOnce(): Promise<void> {
    if (this.#isStopped) return;
    if (this.#mustCheck) {
      await this.check(this.#watchers.all());
      this.#mustCheck = false;
    }
    for (;;) {
      const rows = await readEventsAfter(this.#deps.beginWork(), this.#last, { limit: BATCH });
      const newest = rows.at(-1);
      if (newest === undefined) return;
      const news = this.#newsOf(rows);
      await this.check([...news.keys()]);
      for (const [watcher, its] of news) watcher.offer(its);
      this.#last = newest.id;
      if (rows.length < BATCH) return;
    }
  }

  /** Returns the streams that some of these events are for, with these events. */
  #newsOf(rows: readonly EventRow[]): Map<Watcher<Held, EventRow>, EventRow[]> {
    const news = new Map<Watcher<Held, EventRow>, EventRow[]>();
    for (const row of rows) {
      for (const accountId of [row.partnerId, row.clientId]) {
        for (const watcher of this.#watchers.of(accountId)) {
          const its = news.get(watcher);
          if (its === undefined) news.set(watcher, [row]);
          else its.push(row);
        }
      }
    }
    return news;
  }
}
