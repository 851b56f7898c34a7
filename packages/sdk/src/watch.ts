/** An attempt that is about to be sent. */
export interface SentRequest {
  /** `POST` for what changes something. */
  method: 'GET' | 'POST';
  /** E.g. `channelKeys.create`. */
  procedure: string;
  /** 1 for the first try. */
  attempt: number;
}

/** The answer to one attempt. */
export interface ReceivedResponse extends SentRequest {
  /** HTTP status. */
  status: number;
  /** Quote it when you ask for help; empty when the answer is not Chatelaine's. */
  requestId: string;
  /** From the request to the whole body. */
  durationMs: number;
}

/** An attempt that failed and will be repeated. */
export interface PlannedRetry extends SentRequest {
  /** The `code` of the error that this attempt would have thrown. */
  code: string;
  /** How long it waits before. */
  delayMs: number;
}

/** From which level on lines are logged; `off` logs nothing. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'off';

/** `console` is one; so are most loggers. */
export interface Logger {
  /** Requests and answers. */
  debug(message: string, fields?: object): void;
  /** Retries. */
  info(message: string, fields?: object): void;
  /** Nothing yet. */
  warn(message: string, fields?: object): void;
  /** A hook that threw. */
  error(message: string, fields?: object): void;
}

interface WatchOptions {
  logger?: Logger | undefined;
  logLevel?: LogLevel | undefined;
  onRequest?: ((request: SentRequest) => void) | undefined;
  onResponse?: ((response: ReceivedResponse) => void) | undefined;
  onRetry?: ((retry: PlannedRetry) => void) | undefined;
}

/** Those who look on: the hooks and the logger. */
export interface Watch {
  request(request: SentRequest): void;
  response(response: ReceivedResponse): void;
  retry(retry: PlannedRetry): void;
  /** What the partner should mend; the same sentence is logged once. */
  warn(message: string, fields: object): void;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'off'];

/** Joins hooks and logger. They get fields chosen here, one by one: nothing that could be secret is among them. */
export function createWatch(options: WatchOptions): Watch {
  const { logger = console, logLevel = 'warn' } = options;
  const log = (level: Exclude<LogLevel, 'off'>, message: string, fields: object): void => {
    if (LEVELS.indexOf(level) >= LEVELS.indexOf(logLevel)) logger[level](`chatelaine: ${message}`, fields);
  };
  const tell = <Fields extends object>(hook: ((fields: Fields) => void) | undefined, fields: Fields): void => {
    try {
      hook?.({ ...fields });
    } catch (error) {
      // An onlooker's mistake must not cost the caller its answer: it may hold a secret that is shown once.
      log('error', 'a hook threw', { error });
    }
  };
  const warned = new Set<string>();
  return {
    warn(message, fields) {
      if (!warned.has(message)) log('warn', message, fields);
      warned.add(message);
    },
    request(request) {
      log('debug', 'request', request);
      tell(options.onRequest, request);
    },
    response(response) {
      log('debug', 'response', response);
      tell(options.onResponse, response);
    },
    retry(retry) {
      log('info', 'retry', retry);
      tell(options.onRetry, retry);
    },
  };
}
