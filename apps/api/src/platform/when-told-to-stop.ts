/** How a process is told to stop: by hand, by a supervisor, by a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_MS = 500;

/**
 * Calls `stop` with the reason when this process is told to stop, and again each time that it is told again.
 *
 * @param options.untilParentEnds also stops when the process that started this one ends. npm passes on SIGINT and
 * SIGTERM. On any other signal npm ends without passing it on.
 */
export function whenToldToStop(stop: (reason: string) => void, options: { untilParentEnds: boolean }): void {
  for (const signal of SIGNALS) process.on(signal, () => stop(signal));
  if (!options.untilParentEnds) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop('its parent ended');
  }, LOOK_MS).unref();
}

/** Lets the process go on when its output has no reader any more: the terminal is closed, or the reader has ended. */
export function printToNobody(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
