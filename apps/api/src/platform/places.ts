import { Refusal } from './refusal.ts';

/** Who waits where: those whom we know, those of whom we know nothing bad, and those who failed. */
export type Turn = 'first' | 'next' | 'last';

/** How many of one caller may wait, under one of the names that he has: a network, a browser. */
export interface Share {
  of: string;
  most: number;
}

interface Waiter {
  shares: readonly Share[];
  begin(): void;
}

/**
 * A few places for work that takes much of the machine, and a short queue before them. Whoever finds the queue full, or
 * has his share of it already, is told to come back, so that a flood of such work costs what the places cost and delays
 * nothing else.
 */
export class Places {
  readonly #places: number;
  readonly #queue: number;
  readonly #queues: Record<Turn, Waiter[]> = { first: [], next: [], last: [] };
  readonly #waiting = new Map<string, number>();
  #taken = 0;

  /** @param queue how many may wait for one of the places, at each turn. */
  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /**
   * Runs the work when a place is free. Each turn has a queue of its own, and an earlier turn is served before a later.
   *
   * @throws {Refusal} `unavailable` when the queue is full or a share is used up; `busy` is what the caller reads.
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
      // The place goes to the first in the queue; nobody who comes later can take it in between.
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
