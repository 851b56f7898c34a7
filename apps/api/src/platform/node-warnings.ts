import type { Logger } from './log.ts';

/** Makes lines of the log of what Node itself would print in its own words: a deprecation, a leak of listeners. */
export function logNodeWarnings(log: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) =>
    log.warn({ warning: name, message: message.slice(0, 300) }, 'Node warns'),
  );
}
