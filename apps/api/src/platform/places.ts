import { Refusal } from './refusal.ts';

/** The order of waiting callers: first those whom we know, next those who did nothing wrong, last those who failed. */
export type Turn = 'first' | 'next' | 'last';

/** How many places in the queue callers may have who share a name: a network, a browser. */
export interface Share {
  of: string;
  most: number;
}

interface Waiter {
  shares: readonly Share[];
  begin(): void;
}

/**
 * A few places for work that costs the machine much, with a short queue. A caller who finds the queue full, or who has
 * used up a share of it, is told to come back. A flood of such work therefore costs what the places cost, and delays
 * nothing else.
 */
export class Places {
  readonly #places: number;
  readonly #queue: number;
  readonly #queues: Record<Turn, Waiter[]> = { first: [], next: [], last: [] };
  readonly #waiting = new Map<string, number>();
  #taken = 0;

  /** @param queue how many callers may wait, in each turn. */
  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /**
   * Runs the work when a place is free. Each turn has a queue of its own, and earlier turns are served first.
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
      // The place goes straight to the first waiter, so a later caller cannot take it in between.
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
