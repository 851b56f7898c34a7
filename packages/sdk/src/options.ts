import type { AbortSignalLike, FetchLike } from './runtime.ts';
import type { Logger, LogLevel, PlannedRetry, ReceivedResponse, SentRequest } from './watch.ts';

/** Options of {@link Chatelaine}. No hook and no log line ever has a key, a secret or a body. */
export interface ChatelaineOptions {
  /**
   * The partner key (`wap_…`), or a function that reads it, e.g. from a vault. The function is called before every
   * attempt. Whitespace around the key is ignored. Default: the environment variable `CHATELAINE_PARTNER_KEY`.
   */
  partnerKey?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /**
   * The address of Chatelaine, e.g. `https://keys.example.com`, with the path if Chatelaine runs below a path. The
   * address must begin with https unless the host is this machine. Default: the environment variable `CHATELAINE_URL`;
   * there is no other default.
   *
   * If you pass a function, each call of a method calls the function, and no address is read when the object is made.
   * Use a function when the environment is not available yet, e.g. while a page is built. In that case `partnerKey`
   * must be a function too.
   */
  baseUrl?: string | (() => string | undefined) | undefined;
  /** The time limit of one attempt in milliseconds, body included. Default 30 000. */
  timeoutMs?: number | undefined;
  /** The maximum number of retries after the first attempt. Default 2; 0 turns retries off. */
  maxRetries?: number | undefined;
  /** A function that is called instead of the global `fetch`. */
  fetch?: FetchLike | undefined;
  /** The logger. Default: `console`. */
  logger?: Logger | undefined;
  /**
   * The lowest level of lines that are logged. Default `warn`. The levels: `debug` for requests and answers, `info` for
   * retries, `warn` for an empty list of redirect URLs, `error` for an exception of a hook.
   */
  logLevel?: LogLevel | undefined;
  /** This hook is called before every attempt. */
  onRequest?: ((request: SentRequest) => void) | undefined;
  /** This hook is called for every answer, also for a refusal. It is not called when there was no answer. */
  onResponse?: ((response: ReceivedResponse) => void) | undefined;
  /** This hook is called when an attempt failed and another attempt follows. */
  onRetry?: ((retry: PlannedRetry) => void) | undefined;
}

/** Options of a single call. */
export interface CallOptions {
  /**
   * A signal that ends the call at once, even while the call waits for a retry. The signal's reason becomes the `cause`
   * of the error.
   */
  signal?: AbortSignalLike | undefined;
  /** The time limit of one attempt in milliseconds, body included. */
  timeoutMs?: number | undefined;
  /** The maximum number of retries after the first attempt. */
  maxRetries?: number | undefined;
  /**
   * The idempotency key of a call that changes something; 1–255 printable ASCII characters. The server keeps the
   * idempotency key for 24 hours. Default: a new idempotency key for each call, which all attempts of the call have.
   */
  idempotencyKey?: string | undefined;
}
