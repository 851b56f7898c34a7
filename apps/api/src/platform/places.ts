import { Refusal } from './refusal.ts';

/**
 * A few places for work that takes much of the machine, and a short queue before them. Whoever finds the queue full is
 * told to come back, so that a flood of such work costs what the places cost and delays nothing else.
 */
export class Places {
  readonly #places: number;
  readonly #queue: number;
  readonly #first: (() => void)[] = [];
  readonly #others: (() => void)[] = [];
  #taken = 0;

  /** @param queue how many may wait for one of the places. */
  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /**
   * Runs the work when a place is free. Who goes first has a queue of his own, as long as the other's and served before.
   *
   * @throws {Refusal} `unavailable` when the queue is full; `busy` is what the caller reads.
   */
  async run<T>(busy: string, work: () => Promise<T>, { goesFirst = false } = {}): Promise<T> {
    if (this.#taken < this.#places) this.#taken += 1;
    else await this.#wait(busy, goesFirst ? this.#first : this.#others);
    try {
      return await work();
    } finally {
      // The place goes to the first in the queue; nobody who comes later can take it in between.
      const next = this.#first.shift() ?? this.#others.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }

  #wait(busy: string, waiting: (() => void)[]): Promise<void> {
    if (waiting.length >= this.#queue) throw new Refusal('unavailable', 'all places are taken', { message: busy });
    return new Promise((resolve) => waiting.push(resolve));
  }
}
