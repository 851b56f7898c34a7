import { type DestinationStream, destination as destinationOf, type Logger, pino } from 'pino';

export type { Logger };

// A second safeguard: our code never logs these headers. If a line had one, the value would not be printed.
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
 * A destination that writes each line before the next step, for a process that is about to end. The usual destination
 * leaves the writing to another thread, so that a slow reader does not delay a call. There the last lines may change
 * their order.
 */
export const writtenAtOnce = (): DestinationStream => destinationOf({ dest: 1, sync: true });

/**
 * Makes the log: JSON lines without secrets. Errors are logged by name, message and stack, and never with their input.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const redact = {
    paths: HEADERS.map((name) => `*["${name}"]`).concat(['*.password', '*.secret', '*.token']),
    censor: '[hidden]',
  };
  const options = { level, base: null, redact, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return destination === undefined ? pino(options) : pino(options, destination);
}
