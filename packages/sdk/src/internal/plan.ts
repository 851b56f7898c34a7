import type { Config } from '../config.ts';
import type { CallOptions } from '../options.ts';
import type { AbortSignalLike } from '../runtime.ts';

/** What holds for all attempts of one call. */
export interface CallPlan {
  timeoutMs: number;
  maxRetries: number;
  /** The same on every try; sent with changes only. */
  idempotencyKey: string;
  signal: AbortSignalLike | undefined;
  /** Whether the answer holds a secret that nobody can give a second time. */
  revealsSecret: boolean;
  /** Made in the method that was called: its stack has the caller's line. */
  calledAt: Error;
}

/** Fills in what the caller left open. */
export function planCall(
  config: Config,
  options: CallOptions,
  { revealsSecret, calledAt }: Pick<CallPlan, 'revealsSecret' | 'calledAt'>,
): CallPlan {
  const { timeoutMs = config.timeoutMs, maxRetries = config.maxRetries, signal } = options;
  const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID();
  if (!/^[ -~]{1,255}$/.test(idempotencyKey)) {
    throw new TypeError('An idempotency key has 1 to 255 printable ASCII characters.');
  }
  if (!(timeoutMs > 0)) throw new TypeError('timeoutMs must be more than 0.');
  return { timeoutMs, maxRetries, idempotencyKey, signal, revealsSecret, calledAt };
}
