import type { Pass } from './pass.ts';

/** Wakes a loop of this process that waits for its next turn. */
export class Wake {
  #called = Promise.withResolvers<void>();

  /** Ends the present wait, or the next one when nobody waits. */
  call(): void {
    this.#called.resolve();
  }

  /** Waits until somebody calls, but no longer than `ms` milliseconds, and not after the signal is aborted. */
  async wait(ms: number, { pass, signal }: { pass: Pass; signal: AbortSignal }): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#called.promise, pass(ms, AbortSignal.any([signal, over.signal]))]);
    over.abort();
    this.#called = Promise.withResolvers<void>();
  }
}
