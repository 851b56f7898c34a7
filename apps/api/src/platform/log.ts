import { type DestinationStream, destination as destinationOf, type Logger, pino } from 'pino';

export type { Logger };

// Our code never logs these headers. This list is a second protection: if a line had such a header, its value would not
// be printed.
const HEADERS = [
  'authorization',
  'cookie',
  'x-api-key',
  'x-api-secret',
  'd360-api-key',
  'set-cookie',
  'x-one-time-code',
];

/**
 * Makes a destination that writes each line immediately, for a process that is about to end. The usual destination
 * writes in another thread, so that a slow reader does not delay a call. But that thread may write the last lines
 * before the end in another order.
 */
export const writtenAtOnce = (): DestinationStream => destinationOf({ dest: 1, sync: true });

/**
 * Makes the log, which writes JSON lines without secrets. An error is logged with its name, message and stack, and
 * never with the input that caused it.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const redact = {
    paths: HEADERS.map((name) => `*["${name}"]`).concat(['*.password', '*.secret', '*.token']),
    censor: '[hidden]',
  };
  const options = { level, base: null, redact, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return destination === undefined ? pino(options) : pino(options, destination);
}
