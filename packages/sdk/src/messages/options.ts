import type { AbortSignalLike, FetchLike } from '../runtime.ts';

/** How to construct {@link Messages}. */
export interface MessagesOptions {
  /** The channel key (`wac_…`), or a function that reads it, e.g. from a vault; it is asked before every try. */
  key: string | (() => string | Promise<string>);
  /** Where Chatelaine runs. Default: the environment variable `CHATELAINE_URL`. */
  baseUrl?: string | undefined;
  /** Per try, body included. Default 30 000. */
  timeoutMs?: number | undefined;
  /** Used instead of the global `fetch`. It is given the key in a header: do not log headers. */
  fetch?: FetchLike | undefined;
}

/** What a single message may decide for itself. */
export interface SendOptions {
  /**
   * Sent as the header `Idempotency-Key`; 1–255 printable ASCII characters. Only with one is a message tried again, and
   * only where it was surely not sent: Chatelaine or the upstream said 429, or there was no connection.
   */
  idempotencyKey?: string | undefined;
  /** With an `idempotencyKey`: how often it is tried again. Default 2. */
  maxRetries?: number | undefined;
  /** Ends the call at once. */
  signal?: AbortSignalLike | undefined;
  /** Per try, body included. */
  timeoutMs?: number | undefined;
}
