import { type DestinationStream, destination as destinationOf, type Logger, pino } from 'pino';

export type { Logger };

// Second wall: no line of ours names these, and if one did, it would not be printed.
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
 * Where lines go one after the other, each before the next thing happens: for a process that ends now. The usual way leaves
 * the writing to another thread, so that a reader who is slow holds no call; the last lines may overtake each other there.
 */
export const writtenAtOnce = (): DestinationStream => destinationOf({ dest: 1, sync: true });

/** Makes the log: JSON lines, no secret. Errors are logged by name, message and stack; inputs never. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const redact = {
    paths: HEADERS.map((name) => `*["${name}"]`).concat(['*.password', '*.secret', '*.token']),
    censor: '[hidden]',
  };
  const options = { level, base: null, redact, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return destination === undefined ? pino(options) : pino(options, destination);
}
