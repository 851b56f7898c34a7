import { Refusal } from '../../platform/refusal.ts';

/** How long an upstream is waited for. It costs nothing before somebody waits, or asks for its signal. */
export class Deadline {
  #controller: AbortController | null = null;
  #isOver = false;

  /** Aborts when nobody waits any more. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  /**
   * Waits for an answer so long and no longer.
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
