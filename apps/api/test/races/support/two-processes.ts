import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order } from './server-process.ts';

/** Two server processes with the same database. The test sets their clocks. */
export interface TwoProcesses extends AsyncDisposable {
  baseUrl(node: number): string;
  setClock(at: number): Promise<void>;
  /** Replaces the text that the pattern finds in the statements of both processes, until the result is disposed of. */
  replace(pattern: RegExp, by: string): Promise<AsyncDisposable>;
  /** Runs an act, and returns the number of comparisons of mailed digits that both processes made during the act. */
  countComparisons(act: () => Promise<unknown>): Promise<number>;
}

/**
 * Starts both processes with their clocks at this instant in milliseconds. The processes end with the test, even when
 * the test fails.
 */
export async function startTwoProcesses(databaseUrl: string, at: number): Promise<TwoProcesses> {
  const processes = [forkServer(), forkServer()];
  const tell = (order: Order) => Promise.all(processes.map((each) => ask(each, order)));
  const baseUrls = (await tell({ do: 'start', databaseUrl, at })).map(String);
  const countAll = async () => (await tell({ do: 'count' })).map(Number).reduce((sum, count) => sum + count, 0);
  return {
    baseUrl: (node) => baseUrls[node] ?? '',
    setClock: async (to) => void (await tell({ do: 'clock', at: to })),
    async replace({ source: pattern }, by) {
      await tell({ do: 'replace', pattern, by });
      return { [Symbol.asyncDispose]: async () => void (await tell({ do: 'restore' })) };
    },
    async countComparisons(act) {
      const before = await countAll();
      await act();
      return (await countAll()) - before;
    },
    [Symbol.asyncDispose]: async () => void (await Promise.all(processes.map(end))),
  };
}

function forkServer(): ChildProcess {
  return fork(new URL('./server-process.ts', import.meta.url), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function ask(process: ChildProcess, order: Order): Promise<unknown> {
  process.send(order);
  const [told] = await once(process, 'message');
  return told;
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null) return;
  const exited = once(process, 'exit');
  process.disconnect();
  await exited;
}
