/** How a process is told to stop: by hand, by a supervisor, by a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_MS = 500;

/**
 * Calls back when this process is told to stop, with the reason, and again when it is told again.
 *
 * @param options.untilParentEnds also when the process that started it ends. npm passes SIGINT and SIGTERM on, and ends
 *   of everything else without a word.
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

/** Lets the process go on when nobody reads any more what it prints: the terminal is closed, the reader has ended. */
export function printToNobody(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
