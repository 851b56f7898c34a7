import type { ApiError } from '../error/api-error.ts';
import type { ConnectionError } from '../error/connection-error.ts';

/** A failed attempt, and whether the server certainly did nothing. */
export interface Failure {
  error: ApiError | ConnectionError;
  isUnexecuted: boolean;
}

const LONGEST_RETRY_AFTER_MS = 60_000;

/**
 * Whether a later attempt may succeed after this status. After any other status, e.g. 501, a later attempt would get
 * the same status.
 */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status <= 504 && status !== 501);
}

/** Whether an answer proves that nothing was done: a refusal, or an overload with a time to wait. */
export function isUnexecutedStatus(status: number, retryAfterMs: number | undefined): boolean {
  if (status === 503) return retryAfterMs !== undefined;
  return status === 501 || (status >= 300 && status < 500 && status !== 408);
}

/**
 * Whether a call may be tried again: the error may be temporary, and the server asks for a wait of at most a minute. A
 * change has an idempotency key, so the change can be repeated after any such error. This includes calls that return a
 * secret: the server makes only one key. A repeated call gets the secret. If the secret was in an answer that was lost,
 * the repeated call gets only the key's id.
 */
export function mayRetry(error: Failure['error']): boolean {
  return error.retryable && (retryAfterOf(error) ?? 0) <= LONGEST_RETRY_AFTER_MS;
}

/**
 * The delay before the next attempt: the time that the server asked for. If the server asked for no time, the delay is
 * random, below a limit that doubles with each attempt from 0.5 to 8 seconds.
 */
export function retryDelayMs(error: Failure['error'], attempt: number, random: number): number {
  return retryAfterOf(error) ?? Math.round(random * Math.min(8000, 500 * 2 ** (attempt - 1)));
}

function retryAfterOf(error: ApiError | ConnectionError): number | undefined {
  return 'retryAfterMs' in error ? error.retryAfterMs : undefined;
}

/** Returns the wait in milliseconds that a `Retry-After` header asks for, in seconds or with a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
