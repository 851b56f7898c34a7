import type { Page } from '@chatelaine/shared';
import { type Call, type Sent, SentCall } from './call.ts';

/**
 * A list. `await` returns its first page. `for await` goes through every item of every page.
 *
 * Nothing is sent before you await or iterate. The first page is requested once and then kept. For current data, call
 * `list` again.
 *
 * @example
 * for await (const channel of chatelaine.channels.list({ permission: 'shared' })) console.log(channel.phoneNumber);
 */
export interface Pages<T> extends Call<Page<T>>, AsyncIterable<T> {
  /**
   * Goes through the pages instead of the items.
   *
   * @example
   * for await (const { data, nextCursor } of chatelaine.events.list({ limit: 200 }).pages()) {
   *   console.log(data.length, nextCursor);
   * }
   */
  pages(): AsyncIterable<Page<T>>;
  /**
   * Collects items up to the limit. The limit is required, because a list can be larger than memory.
   *
   * @throws {TypeError} for a limit below 1.
   * @example
   * const [newest] = await chatelaine.events.list().toArray({ limit: 1 });
   */
  toArray(options: Wanted): Promise<T[]>;
}

/** The number of items of a list to collect. */
export interface Wanted {
  /** The maximum number of items; 1 or more. */
  limit: number;
}

/** Requests one page. Without a cursor, the function requests the first page. */
export type AskPage<T> = (cursor?: string) => Promise<Sent<Page<T>>>;

/** The promise and iterator behind {@link Pages}. */
export class SentPages<T> extends SentCall<Page<T>> implements Pages<T> {
  readonly #ask: AskPage<T>;

  constructor(ask: AskPage<T>) {
    let first: Promise<Sent<Page<T>>> | undefined;
    super(() => {
      first ??= ask();
      return first;
    });
    this.#ask = ask;
  }

  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    let page: Page<T> = await this;
    yield page;
    while (page.nextCursor !== null) {
      page = (await this.#ask(page.nextCursor)).data;
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }

  async toArray({ limit }: Wanted): Promise<T[]> {
    if (!(limit >= 1)) throw new TypeError('toArray needs a limit of 1 or more.');
    const items: T[] = [];
    for await (const page of this.pages()) {
      items.push(...page.data.slice(0, limit - items.length));
      if (items.length >= limit) break;
    }
    return items;
  }
}
