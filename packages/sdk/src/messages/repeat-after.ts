import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { describeBreak } from '../internal/break.rule.ts';
import { codeOf } from '../internal/code-of.ts';
import { mayRetry } from '../internal/retry.rule.ts';

/**
 * After how long a message may be tried again; `undefined` for never. Only where it was surely not sent: nobody remembers
 * a message by its idempotency key yet, and a 503 can come after the number's upstream was asked.
 */
export function repeatAfterMs(error: unknown, url: string): number | undefined {
  if (error instanceof ApiError)
    return error.status === 429 && mayRetry({ error, isUnexecuted: true }) ? (error.retryAfterMs ?? 1000) : undefined;
  const isUnsent = error instanceof ConnectionError && describeBreak(codeOf(error.cause), new URL(url)).isUnsent;
  return isUnsent ? 500 : undefined;
}
