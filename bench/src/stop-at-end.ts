import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const open: (() => Promise<void>)[] = [];
let ending: Promise<never> | undefined;

/**
 * Registers a function that stops something. The function runs once: when the returned object is disposed of, or when a
 * signal such as Ctrl-C ends everything. After a signal the newest function runs first.
 */
export function stopAtEnd(stop: () => void | Promise<void>): AsyncDisposable {
  let stopped: Promise<void> | undefined;
  const stopOnce = () => {
    stopped ??= Promise.resolve().then(stop);
    return stopped;
  };
  open.push(stopOnce);
  if (ending !== undefined) {
    void stopOnce();
    throw new Error('everything is being stopped');
  }
  return {
    async [Symbol.asyncDispose]() {
      await stopOnce();
      open.splice(open.indexOf(stopOnce), 1);
    },
  };
}

/**
 * Runs a function. When a signal comes, everything that the function has registered with `stopAtEnd` is stopped. After
 * a signal, an error of the function is ignored, because the stops cause such errors.
 */
export async function untilSignal(run: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      ending ??= end(constants.signals[signal]);
    });
  }
  try {
    await run();
  } catch (error) {
    if (ending === undefined) throw error;
  }
  await ending;
}

async function end(signal: number): Promise<never> {
  for (const stop of open.toReversed())
    await stop().catch((error: unknown) => console.error('something could not be stopped:', error));
  process.exit(128 + signal);
}

/** Ends a process that may have ended already. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
