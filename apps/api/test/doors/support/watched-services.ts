import { createLog } from '../../../src/platform/log.ts';
import { type Answer, resultOf } from '../../world/answer.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { dumpTables } from './tables.ts';

/**
 * The contents of the log, the errors, the events and the database, each as one text. A test searches these texts for a
 * secret.
 */
export type Places = Record<'log' | 'errors' | 'events' | 'database', string>;

/** A running server. A test can read its log, its errors, its events and its database. */
export interface WatchedServices extends AsyncDisposable {
  world: World;
  /** Stores the body of an answer if the answer is an error, and returns the answer unchanged. */
  keep(answer: Answer): Answer;
  places(): Promise<Places>;
}

/** Starts a server with the most detailed log level, and stores every line of its log. */
export async function openWatchedServices(): Promise<WatchedServices> {
  const lines: string[] = [];
  const errors: string[] = [];
  const log = createLog('trace', { write: (line) => lines.push(line) });
  const world = await startWorld({ log });
  return {
    world,
    keep(answer) {
      if (answer.status >= 400) errors.push(answer.text, JSON.stringify([...answer.headers]));
      return answer;
    },
    async places() {
      const tables = await dumpTables(world);
      const events = resultOf(await world.as(world.demo.partner.partnerKey).ask('events.list', { limit: 200 }));
      const ofEvents = tables.filter(({ table }) => table === 'public.event').map(({ text }) => text);
      const all = tables.map(({ table, text }) => `${table}\n${text}`);
      return {
        log: lines.join(''),
        errors: errors.join('\n'),
        events: [JSON.stringify(events), ...ofEvents].join('\n'),
        database: all.join('\n'),
      };
    },
    [Symbol.asyncDispose]: () => world.stop(),
  };
}
