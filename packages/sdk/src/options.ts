import type { AbortSignalLike, FetchLike } from './runtime.ts';
import type { Logger, LogLevel, PlannedRetry, ReceivedResponse, SentRequest } from './watch.ts';

/** How to construct {@link Chatelaine}. No hook and no log line ever carries a key, a secret or a body. */
export interface ChatelaineOptions {
  /**
   * The partner key (`wap_…`), or a function that reads it, e.g. from a vault; it is asked before every attempt.
   * Blanks and line breaks around it do not count. Default: the environment variable `CHATELAINE_PARTNER_KEY`.
   */
  partnerKey?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /**
   * Where Chatelaine runs, e.g. `https://keys.example.com`, with its path if it has one. https unless the host is this machine.
   * Default: the environment variable `CHATELAINE_URL`; there is no other default.
   *
   * Or a function that is asked in every call: then nothing is read at construction, e.g. while a page is built where
   * the environment is not there yet. Give `partnerKey` a function too.
   */
  baseUrl?: string | (() => string | undefined) | undefined;
  /** Per attempt, body included. Default 30 000. */
  timeoutMs?: number | undefined;
  /** After the first try. Default 2; 0 turns retries off. */
  maxRetries?: number | undefined;
  /** Used instead of the global `fetch`. */
  fetch?: FetchLike | undefined;
  /** Default: `console`. */
  logger?: Logger | undefined;
  /** Requests and answers are `debug`, retries `info`, an empty list of redirect URLs `warn`, a hook that threw `error`. Default `warn`. */
  logLevel?: LogLevel | undefined;
  /** Called before every attempt. */
  onRequest?: ((request: SentRequest) => void) | undefined;
  /** Called for every answer, also a refusal; not when there was none. */
  onResponse?: ((response: ReceivedResponse) => void) | undefined;
  /** Called when an attempt failed and another will follow. */
  onRetry?: ((retry: PlannedRetry) => void) | undefined;
}

/** What a single call may decide for itself. */
export interface CallOptions {
  /** Ends the call at once, also while it waits to retry. Its reason becomes the `cause` of the error. */
  signal?: AbortSignalLike | undefined;
  /** Per attempt, body included. */
  timeoutMs?: number | undefined;
  /** After the first try. */
  maxRetries?: number | undefined;
  /**
   * For calls that change something; 1–255 printable ASCII characters, kept by the server for 24 hours.
   * Default: a new one for each call, the same on every try.
   */
  idempotencyKey?: string | undefined;
}
