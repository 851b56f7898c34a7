import { Refusal } from '../../platform/refusal.ts';

/** The time limit of a call to an upstream. Its timer and its signal are made only when they are needed. */
export class Deadline {
  #controller: AbortController | null = null;
  #isOver = false;

  /** A signal that aborts when the time is over. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  /**
   * Waits for an answer, but no longer than `ms` milliseconds.
   *
   * @throws {Refusal} `unavailable` when the answer is late.
   */
  async limit<T>(answer: Promise<T>, ms: number): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    // The timer is cleared when the answer comes. A timer that still runs would keep its finished call in memory for up
    // to a minute, and a busy gateway finishes many calls in a minute.
    const timer = setTimeout(() => {
      this.#isOver = true;
      this.#controller?.abort();
      reject(new Refusal('unavailable', 'the upstream did not answer in time'));
    }, ms);
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
