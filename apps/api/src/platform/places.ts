import { Refusal } from './refusal.ts';

/**
 * A few places for work that takes much of the machine, and a short queue before them. Whoever finds the queue full is
 * told to come back, so that a flood of such work costs what the places cost and delays nothing else.
 */
export class Places {
  readonly #places: number;
  readonly #queue: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  /** @param queue how many may wait for one of the places. */
  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /** @throws {Refusal} `unavailable` when the queue is full; `busy` is what the caller reads. */
  async run<T>(busy: string, work: () => Promise<T>): Promise<T> {
    if (this.#taken < this.#places) this.#taken += 1;
    else await this.#wait(busy);
    try {
      return await work();
    } finally {
      // The place goes to the first in the queue; nobody who comes later can take it in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }

  #wait(busy: string): Promise<void> {
    if (this.#waiting.length >= this.#queue)
      throw new Refusal('unavailable', 'all places are taken', { message: busy });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
