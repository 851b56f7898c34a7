import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order, Seen } from './server-process.ts';

/** Two server processes over one database, whose clocks stand where the test puts them. */
export interface TwoProcesses extends AsyncDisposable {
  baseUrls: readonly [string, string];
  setClock(at: number): Promise<void>;
  /** Statements are sent with what the pattern finds replaced. */
  replace(pattern: RegExp, by: string): Promise<void>;
  /** What both have seen together. */
  seen(): Promise<Seen>;
}

/** Starts both at this instant (ms). They end with the test, however it ends. */
export async function startTwoProcesses(databaseUrl: string, at: number): Promise<TwoProcesses> {
  const processes = [forkServer(), forkServer()];
  const tell = (order: Order) => Promise.all(processes.map((each) => ask(each, order)));
  const [first, second] = await tell({ do: 'start', databaseUrl, at });
  return {
    baseUrls: [String(first), String(second)],
    setClock: async (to) => void (await tell({ do: 'clock', at: to })),
    replace: async ({ source: pattern }, by) => void (await tell({ do: 'replace', pattern, by })),
    seen: async () => {
      const told = (await tell({ do: 'tell' })) as Seen[];
      return {
        comparisons: told.reduce((sum, { comparisons }) => sum + comparisons, 0),
        mails: told.flatMap(({ mails }) => mails),
      };
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
