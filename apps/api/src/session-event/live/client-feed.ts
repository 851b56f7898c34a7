import { describeError } from '../../platform/describe-error.ts';
import type { Logger } from '../../platform/log.ts';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import type { Work } from '../../platform/work.ts';
import { newestIdOf, readFeed } from '../read-session-events.ts';
import type { FeedWatcher } from './feed-watcher.ts';

const BATCH = 200;

interface ClientFeedDeps<Held> {
  clientId: string;
  beginWork(): Work;
  /** Returns the open streams of the client. */
  watchers(): FeedWatcher<Held>[];
  check(watchers: readonly FeedWatcher<Held>[]): Promise<void>;
  log: Logger;
}

/** The events of one client on one server: each new event is read once, and given to all streams of the client. */
export class ClientFeed<Held> {
  /** Resolves when every later event will be given to the streams. */
  readonly begun: Promise<void>;
  /** Gives new events to the streams. One look runs at a time. A call during a look causes one more look. */
  readonly look: () => Promise<void>;
  readonly #deps: ClientFeedDeps<Held>;
  /** Every event up to this id was given to the streams. */
  #last = '';

  constructor(deps: ClientFeedDeps<Held>) {
    this.#deps = deps;
    // After an error, the next look reads the same events again. Nobody gets an event without a check.
    this.look = oneAtATime(
      () => this.#lookOnce(),
      (error) => deps.log.warn(describeError(error), 'new events of numbers could not be read'),
    );
    this.begun = newestIdOf(deps.beginWork(), deps.clientId).then((id) => {
      this.#last = id;
    });
  }

  async #lookOnce(): Promise<void> {
    const { beginWork, clientId, watchers, check } = this.#deps;
    await this.begun;
    for (;;) {
      const watching = watchers();
      if (watching.length === 0) return;
      const rows = await readFeed(beginWork(), clientId, { after: this.#last, limit: BATCH });
      const newest = rows.at(-1);
      if (newest === undefined) return;
      // The check comes after the read. A revocation that was committed before one of these events is seen here.
      const all = watchers();
      await check(all);
      for (const watcher of all) watcher.offer(rows);
      this.#last = newest.id;
      if (rows.length < BATCH) return;
    }
  }
}
