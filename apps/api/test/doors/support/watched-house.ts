import { createLog } from '../../../src/platform/log.ts';
import { type Answer, ask, resultOf, withKey } from './call.ts';
import { type Doors, openDoors } from './open-doors.ts';
import { dumpTables } from './tables.ts';

/** Where a secret could have been left behind, each as one text. */
export type Places = Record<'log' | 'errors' | 'events' | 'database', string>;

/** A house whose every trace can be looked at afterwards. */
export interface WatchedHouse extends AsyncDisposable {
  doors: Doors;
  /** Keeps the body of an answer if it is an error, and gives the answer back. */
  keep(answer: Answer): Answer;
  places(): Promise<Places>;
}

/** Opens a server that logs everything it can, and keeps what it logs. */
export async function openWatchedHouse(): Promise<WatchedHouse> {
  const lines: string[] = [];
  const errors: string[] = [];
  const log = createLog('trace', { write: (line) => lines.push(line) });
  const doors = await openDoors({ log });
  return {
    doors,
    keep(answer) {
      if (answer.status >= 400) errors.push(answer.text, JSON.stringify([...answer.headers]));
      return answer;
    },
    async places() {
      const tables = await dumpTables(doors);
      const events = resultOf(
        await ask(doors.baseUrl, withKey(doors.demo.partner.partnerKey), 'events.list', { limit: 200 }),
      );
      const ofEvents = tables.filter(({ table }) => table === 'public.event').map(({ text }) => text);
      const all = tables.map(({ table, text }) => `${table}\n${text}`);
      return {
        log: lines.join(''),
        errors: errors.join('\n'),
        events: [JSON.stringify(events), ...ofEvents].join('\n'),
        database: all.join('\n'),
      };
    },
    [Symbol.asyncDispose]: () => doors.stop(),
  };
}
