import { ConnectionError } from '../error/connection-error.ts';
import type { AbortSignalLike } from '../runtime.ts';

/** Ends one attempt when its time is up or the caller's signal says so. */
export interface Guard {
  /** For `fetch`. */
  signal: AbortSignal;
  /** Waits for the work, but not longer than the guard allows; also when the work ignores the signal. */
  over<T>(work: T | Promise<T>): Promise<T>;
  /** Frees the timer and the listener. */
  release(): void;
}

// A longer delay makes setTimeout fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Names what stopped a call; the caller's own reason is kept. */
function abortedError(signal: AbortSignalLike): ConnectionError {
  return new ConnectionError('aborted', 'The call was aborted.', signal.reason);
}

/** Those who wait for one signal, and the one listener that tells them all. */
interface Hearers {
  waiting: Set<() => void>;
  tell(): void;
}

const HEARERS = new WeakMap<AbortSignalLike, Hearers>();

/**
 * Hears a signal until the function that it gives is called. However many calls share a signal, it has one listener of
 * ours: from eleven on, Node warns of a leak.
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

/** Starts the clock of one attempt. */
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
        // First in the race: a call that is over must not begin because its work happens to be at hand.
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

/** Waits, unless the signal ends the call first. */
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
