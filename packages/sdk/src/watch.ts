/** An attempt that is about to be sent. */
export interface SentRequest {
  /** `POST` for calls that change something. */
  method: 'GET' | 'POST';
  /** The name of the procedure, e.g. `channelKeys.create`. */
  procedure: string;
  /** The number of this attempt; 1 for the first attempt. */
  attempt: number;
}

/** The answer to one attempt. */
export interface ReceivedResponse extends SentRequest {
  /** HTTP status. */
  status: number;
  /** The id of the request; empty when the answer is not Chatelaine's. Quote this id when you ask for help. */
  requestId: string;
  /** The time in milliseconds from sending the request until the whole body has arrived. */
  durationMs: number;
}

/** An attempt that failed and will be repeated. */
export interface PlannedRetry extends SentRequest {
  /** The `code` of the error that the call would have thrown without this retry. */
  code: string;
  /** The time in milliseconds until the next attempt. */
  delayMs: number;
}

/** The lowest level of lines that are logged; `off` logs nothing. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'off';

/** A logger. `console` and most loggers have this shape. */
export interface Logger {
  /** Logs requests and answers. */
  debug(message: string, fields?: object): void;
  /** Logs retries. */
  info(message: string, fields?: object): void;
  /** Logs problems that you should fix, such as an empty list of redirect URLs. */
  warn(message: string, fields?: object): void;
  /** Logs an error of a hook. */
  error(message: string, fields?: object): void;
}

interface WatchOptions {
  logger?: Logger | undefined;
  logLevel?: LogLevel | undefined;
  onRequest?: ((request: SentRequest) => void) | undefined;
  onResponse?: ((response: ReceivedResponse) => void) | undefined;
  onRetry?: ((retry: PlannedRetry) => void) | undefined;
}

/** The hooks and the logger. */
export interface Watch {
  request(request: SentRequest): void;
  response(response: ReceivedResponse): void;
  retry(retry: PlannedRetry): void;
  /** Logs a problem that the partner should fix. The same sentence is logged only once. */
  warn(message: string, fields: object): void;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'off'];

/**
 * Makes one object that passes each event of a call to the hooks and to the logger. Hooks and logger get only the
 * fields of the types above, and no such field can have a secret.
 */
export function createWatch(options: WatchOptions): Watch {
  const { logger = console, logLevel = 'warn' } = options;
  const log = (level: Exclude<LogLevel, 'off'>, message: string, fields: object): void => {
    if (LEVELS.indexOf(level) >= LEVELS.indexOf(logLevel)) logger[level](`chatelaine: ${message}`, fields);
  };
  const tell = <Fields extends object>(hook: ((fields: Fields) => void) | undefined, fields: Fields): void => {
    try {
      hook?.({ ...fields });
    } catch (error) {
      // An error of a hook must not make the call fail: the answer of the call may have a secret that is shown only
      // once.
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
