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

/** How a caller waits for a place. */
export interface Waiting {
  turn?: Turn;
  shares?: readonly Share[];
  /** Ends the wait, and has no effect on work that has begun. */
  signal?: AbortSignal;
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
  readonly #refuse: (busy: string) => Refusal;
  readonly #queues: Record<Turn, Waiter[]> = { first: [], next: [], last: [] };
  readonly #waiting = new Map<string, number>();
  #taken = 0;

  /**
   * @param queue the highest number of waiting callers in each turn.
   * @param refuse makes the refusal of a caller that gets no place.
   */
  constructor(places: number, queue: number, refuse: (busy: string) => Refusal = unavailable) {
    this.#places = places;
    this.#queue = queue;
    this.#refuse = refuse;
  }

  /** Whether the next caller begins without a wait. */
  get isFree(): boolean {
    return this.#taken < this.#places;
  }

  /** Whether nobody works or waits. */
  get isIdle(): boolean {
    return this.#taken === 0;
  }

  /**
   * Runs the work when a place is free. Each turn has its own queue, and callers of an earlier turn are served first.
   *
   * @throws {Refusal} `unavailable` with the sentence `busy`, when the queue is full, a share is used up, or the signal
   * is aborted during the wait.
   */
  async run<T>(busy: string, work: () => Promise<T>, waiting: Waiting = {}): Promise<T> {
    if (this.isFree) this.#taken += 1;
    else await this.#wait(busy, waiting);
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

  #wait(busy: string, { turn = 'next', shares = [], signal }: Waiting): Promise<void> {
    const queue = this.#queues[turn];
    const isUsedUp = shares.some(({ of, most }) => (this.#waiting.get(of) ?? 0) >= most);
    if (isUsedUp || queue.length >= this.#queue || signal?.aborted) throw this.#refuse(busy);
    for (const { of } of shares) this.#count(of, 1);
    return new Promise((resolve, reject) => {
      const waiter = { shares, begin };
      function begin() {
        signal?.removeEventListener('abort', leave);
        resolve();
      }
      const leave = () => {
        queue.splice(queue.indexOf(waiter), 1);
        for (const { of } of shares) this.#count(of, -1);
        reject(this.#refuse(busy));
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(waiter);
    });
  }

  #count(of: string, by: number): void {
    const count = (this.#waiting.get(of) ?? 0) + by;
    if (count === 0) this.#waiting.delete(of);
    else this.#waiting.set(of, count);
  }
}

const unavailable = (message: string): Refusal => new Refusal('unavailable', 'all places are taken', { message });
