import { createLog } from '../../../src/platform/log.ts';
import { type Answer, resultOf } from '../../world/answer.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { dumpTables } from './tables.ts';

/** The places in which a secret could have been left behind, each as one text. */
export type Places = Record<'log' | 'errors' | 'events' | 'database', string>;

/** A server whose log, errors, events and database a test can read afterwards. */
export interface WatchedServices extends AsyncDisposable {
  world: World;
  /** Keeps the body of an answer when the answer is an error. Returns the answer. */
  keep(answer: Answer): Answer;
  places(): Promise<Places>;
}

/** Opens a server that logs everything it can, and keeps its log. */
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
