import { brand, recogniseByBrand } from './brand.ts';

/** `connection`: refused or broken. `timeout`: no whole answer within `timeoutMs`. `aborted`: your signal. */
export type ConnectionErrorCode = 'connection' | 'timeout' | 'aborted';

/**
 * There was no answer, so whether a change was made is not known.
 *
 * Changes carry an idempotency key: repeating such a call with the same `idempotencyKey` is safe for 24 hours.
 * `error instanceof ConnectionError` also holds for errors of another copy of this package.
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
export class ConnectionError extends Error {
  static {
    recogniseByBrand(ConnectionError, 'ConnectionError');
  }

  readonly code: ConnectionErrorCode;
  /** Whether the same call may succeed later: all but `aborted`. */
  readonly retryable: boolean;

  constructor(code: ConnectionErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    brand(this, 'ConnectionError');
    this.code = code;
    this.retryable = code !== 'aborted';
  }
}
