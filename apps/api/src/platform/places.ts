import { Refusal } from './refusal.ts';

/**
 * The group of a waiting caller. `first` is for callers that we know, `next` is for callers without a recent failure,
 * and `last` is for callers with a recent failure.
 */
export type Turn = 'first' | 'next' | 'last';

/**
 * A limit for waiting callers that have something in common, such as a network or a browser. `of` names it, and at most
 * `most` callers with this name wait at the same time.
 */
export interface Share {
  of: string;
  most: number;
}

interface Waiter {
  shares: readonly Share[];
  begin(): void;
}

/**
 * Limits the number of expensive tasks that run at the same time. Each running task takes one of a few places, and
 * other callers wait in a short queue. A caller is refused when the queue is full, or when its share of the queue is
 * used up. So a flood of such tasks never uses more than these places, and delays no other work.
 */
export class Places {
  readonly #places: number;
  readonly #queue: number;
  readonly #queues: Record<Turn, Waiter[]> = { first: [], next: [], last: [] };
  readonly #waiting = new Map<string, number>();
  #taken = 0;

  /** @param queue the highest number of waiting callers in each turn. */
  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /**
   * Runs the work when a place is free. Each turn has its own queue, and callers of an earlier turn are served first.
   *
   * @throws {Refusal} `unavailable` with the sentence `busy`, when the queue is full or a share is used up.
   */
  async run<T>(
    busy: string,
    work: () => Promise<T>,
    { turn = 'next', shares = [] }: { turn?: Turn; shares?: readonly Share[] } = {},
  ): Promise<T> {
    if (this.#taken < this.#places) this.#taken += 1;
    else await this.#wait(busy, this.#queues[turn], shares);
    try {
      return await work();
    } finally {
      // The place is given directly to the first waiting caller, so a caller that comes later cannot take this place.
      const { first, next, last } = this.#queues;
      const waiter = first.shift() ?? next.shift() ?? last.shift();
      if (waiter === undefined) this.#taken -= 1;
      else {
        for (const { of } of waiter.shares) this.#count(of, -1);
        waiter.begin();
      }
    }
  }

  #wait(busy: string, queue: Waiter[], shares: readonly Share[]): Promise<void> {
    const isUsedUp = shares.some(({ of, most }) => (this.#waiting.get(of) ?? 0) >= most);
    if (isUsedUp || queue.length >= this.#queue)
      throw new Refusal('unavailable', 'all places are taken', { message: busy });
    for (const { of } of shares) this.#count(of, 1);
    return new Promise((begin) => queue.push({ shares, begin }));
  }

  #count(of: string, by: number): void {
    const count = (this.#waiting.get(of) ?? 0) + by;
    if (count === 0) this.#waiting.delete(of);
    else this.#waiting.set(of, count);
  }
}
