import type { Config } from '../config.ts';
import type { CallOptions } from '../options.ts';
import type { AbortSignalLike } from '../runtime.ts';

/** The settings of all attempts of one call. */
export interface CallPlan {
  timeoutMs: number;
  maxRetries: number;
  /** The idempotency key, the same for every attempt. Only a call that changes something sends the key. */
  idempotencyKey: string;
  signal: AbortSignalLike | undefined;
  /** Whether the answer has a secret that nobody can show a second time. */
  revealsSecret: boolean;
  /**
   * An error that is created when the program calls a method. Its stack shows the line of the program that made the
   * call.
   */
  calledAt: Error;
}

/** Fills in the defaults for options that the caller left out. */
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
