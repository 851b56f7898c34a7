import type { Logger } from './log.ts';

/** Writes Node's own warnings to the log as JSON lines, for example about a deprecation or too many listeners. */
export function logNodeWarnings(log: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) =>
    log.warn({ warning: name, message: message.slice(0, 300) }, 'Node warns'),
  );
}
