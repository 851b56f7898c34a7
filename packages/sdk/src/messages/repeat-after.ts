import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { describeBreak } from '../internal/break.rule.ts';
import { codeOf } from '../internal/code-of.ts';
import { mayRetry } from '../internal/retry.rule.ts';

/**
 * The time after which a message may be tried again; `undefined` for never. A message is tried again only when it was
 * certainly not sent. The server does not remember messages by their idempotency key, and a 503 can come after a call
 * to the number's upstream.
 */
export function repeatAfterMs(error: unknown, url: string): number | undefined {
  if (error instanceof ApiError)
    return error.status === 429 && mayRetry({ error, isUnexecuted: true }) ? (error.retryAfterMs ?? 1000) : undefined;
  const isUnsent = error instanceof ConnectionError && describeBreak(codeOf(error.cause), new URL(url)).isUnsent;
  return isUnsent ? 500 : undefined;
}
