import { ConnectionError } from '../error/connection-error.ts';
import type { AbortSignalLike } from '../runtime.ts';

/** Ends one attempt when its time is over or the caller's signal aborts. */
export interface Guard {
  /** The signal for `fetch`. */
  signal: AbortSignal;
  /**
   * Returns the result of the work. Rejects when the attempt's time is over or the call is aborted, even if the work
   * ignores `signal`.
   */
  over<T>(work: T | Promise<T>): Promise<T>;
  /** Frees the timer and the listener. */
  release(): void;
}

// The maximum delay of setTimeout. setTimeout with a longer delay fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The error of an aborted call. Its `cause` is the reason that the caller gave to the signal. */
function abortedError(signal: AbortSignalLike): ConnectionError {
  return new ConnectionError('aborted', 'The call was aborted.', signal.reason);
}

/** The functions that wait for one signal, and the single listener of this signal, which calls all these functions. */
interface Hearers {
  waiting: Set<() => void>;
  tell(): void;
}

const HEARERS = new WeakMap<AbortSignalLike, Hearers>();

/**
 * Listens to a signal until the returned function is called. Calls that share a signal share one listener, because Node
 * warns of a leak when a signal has more than ten listeners.
 */
function onAbort(signal: AbortSignalLike, hear: () => void): () => void {
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const each of waiting) each();
  };
  const hearers = HEARERS.get(signal) ?? { waiting, tell };
  HEARERS.set(signal, hearers);
  if (hearers.waiting.size === 0) signal.addEventListener('abort', hearers.tell);
  hearers.waiting.add(hear);
  return () => {
    if (hearers.waiting.delete(hear) && hearers.waiting.size === 0) signal.removeEventListener('abort', hearers.tell);
  };
}

/** Starts the timer of one attempt, and listens to the caller's signal. */
export function guardAttempt(timeoutMs: number, outer: AbortSignalLike | undefined): Guard {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => {
    if (outer) controller.abort(abortedError(outer));
  };
  const timer = setTimeout(
    () => controller.abort(new ConnectionError('timeout', `There was no whole answer within ${timeoutMs} ms.`)),
    Math.min(timeoutMs, LONGEST_TIMER_MS),
  );
  const unhear = outer && onAbort(outer, stop);
  if (outer?.aborted) stop();
  return {
    signal,
    over: (work) =>
      Promise.race([
        // This promise is first in the race. So when the signal has already aborted, the abort wins, even if the result
        // of the work is ready.
        new Promise<never>((_, reject) => {
          if (signal.aborted) reject(signal.reason);
          else signal.addEventListener('abort', () => reject(signal.reason));
        }),
        work,
      ]),
    release() {
      clearTimeout(timer);
      unhear?.();
    },
  };
}

/** Waits for `ms` milliseconds. The promise rejects when the signal aborts the call before that time is over. */
export function wait(ms: number, signal: AbortSignalLike | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      unhear?.();
      if (signal?.aborted) reject(abortedError(signal));
      else resolve();
    };
    const timer = setTimeout(end, ms);
    const unhear = signal && onAbort(signal, end);
    if (signal?.aborted) end();
  });
}
