import { brand, ChatelaineError } from './chatelaine-error.ts';

/**
 * `connection`: the connection was refused or broken. `timeout`: no complete answer arrived within `timeoutMs`.
 * `aborted`: your signal ended the call.
 */
export type ConnectionErrorCode = 'connection' | 'timeout' | 'aborted';

/**
 * The error of a call that got no complete answer: nobody knows whether the server made the change of the call.
 *
 * A call that changes something has an idempotency key: repeating the call with the same `idempotencyKey` is safe for
 * 24 hours. `error instanceof ConnectionError` is also true for errors of another copy of this package.
 *
 * @example
 * import { ConnectionError } from '@chatelaine/sdk';
 *
 * try {
 *   await chatelaine.settings.get({ timeoutMs: 2_000 });
 * } catch (error) {
 *   if (!(error instanceof ConnectionError)) throw error;
 *   console.warn(error.code, error.retryable); // e.g. timeout true
 * }
 */
export class ConnectionError extends ChatelaineError {
  static {
    brand(ConnectionError, 'ConnectionError');
  }

  /** Why there was no answer. */
  declare readonly code: ConnectionErrorCode;
  /** Whether the same call may succeed later. True for every code but `aborted`. */
  readonly retryable: boolean;

  constructor(code: ConnectionErrorCode, message: string, cause?: unknown) {
    super(code, message, cause === undefined ? undefined : { cause });
    this.retryable = code !== 'aborted';
  }
}
