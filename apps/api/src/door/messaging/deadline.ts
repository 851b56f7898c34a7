import { Refusal } from '../../platform/refusal.ts';

/** The time limit of a call to an upstream. Its timer and its signal are made only when they are needed. */
export class Deadline {
  #controller: AbortController | null = null;
  #isOver = false;

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  /**
   * Waits for an answer, at most this long.
   *
   * @throws {Refusal} `unavailable` when it is late.
   */
  async limit<T>(answer: Promise<T>, ms: number): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    // Cleared when the answer comes: a busy gateway must not keep a minute of finished calls.
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
