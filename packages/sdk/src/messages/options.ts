import type { AbortSignalLike, FetchLike } from '../runtime.ts';

/** Options of {@link createMessages}. */
export interface MessagesOptions {
  /**
   * The channel key (`wac_…`), or a function that reads it, e.g. from a vault. The function is called before every
   * attempt.
   */
  key: string | (() => string | Promise<string>);
  /** The address of Chatelaine. Default: the environment variable `CHATELAINE_URL`. */
  baseUrl?: string | undefined;
  /** The time limit of one attempt in milliseconds, body included. Default 30 000. */
  timeoutMs?: number | undefined;
  /**
   * A function that is called instead of the global `fetch`. The function gets the channel key in a header: do not log
   * headers.
   */
  fetch?: FetchLike | undefined;
}

/** Options of a single message. */
export interface SendOptions {
  /**
   * The value of the header `Idempotency-Key`; 1–255 printable ASCII characters. For 24 hours a channel key sends one
   * message per idempotency key, and the same message again gets the first answer. When the upstream refused a message,
   * you may correct the message and use the same idempotency key. A message without an idempotency key is tried only
   * once.
   */
  idempotencyKey?: string | undefined;
  /** With an `idempotencyKey`: the maximum number of retries. Default 2. */
  maxRetries?: number | undefined;
  /** A signal that ends the call at once. */
  signal?: AbortSignalLike | undefined;
  /** The time limit of one attempt in milliseconds, body included. */
  timeoutMs?: number | undefined;
}
