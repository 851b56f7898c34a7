/** The signals that ask a process to stop: a person, a supervisor or a closed terminal sends them. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_MS = 500;

/**
 * Calls `stop` with the reason each time that this process gets a signal to stop.
 *
 * @param options.untilParentEnds also calls `stop` when the process that started this process ends. This is needed
 * because npm passes on only SIGINT and SIGTERM. After any other signal, npm ends without passing it on.
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

/**
 * Lets the process continue when nobody reads its output any more, because the terminal is closed or the reading
 * program has ended.
 */
export function printToNobody(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
