import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { inLanes } from '../../world/at-once.ts';
import { holdCommit } from './driver.ts';

/** The SQL function with which a statement waits at the barrier. When the barrier is open, no statement waits. */
export const BARRIER = 'pg_advisory_xact_lock_shared(2101)';

// The number of connections that two servers have for calls, without the connections for the look-up of keys.
const CONNECTIONS = 10;

/**
 * A barrier in one database. Transactions and statements wait at the barrier until enough of them wait at the same
 * time, also on a slow machine.
 */
export interface Barrier extends AsyncDisposable {
  /**
   * Runs an act while the barrier is shut. Opens the barrier when `count` statements wait at the barrier, or wait for a
   * row that another waiting statement holds. Throws when the act ends before `count` statements wait.
   */
  meeting<T>(count: number, act: () => Promise<T>): Promise<T>;
  /**
   * Sends many calls at once and does not change their statements. First the barrier locks the table and sends as many
   * calls as the pools of two servers have connections. The barrier unlocks the table when all these calls wait for the
   * lock. The other calls start when the first calls have their answers, and at most the same number of them runs at
   * once. With more calls, a call would wait for a connection, and on a slow machine the server would answer
   * `unavailable`. A test that accepts this answer passes `lanes`. Then the other calls start as soon as the table is
   * unlocked, and at most `lanes` of them run at once. Throws when the first calls end before all of them wait.
   */
  rush<T>(table: string, calls: readonly Side<T>[], lanes?: number): Promise<T[]>;
  /**
   * Runs a race in which the first side commits first. The first side is held before the commit of the transaction that
   * sent a statement like `heldAfter`. Then the other sides begin. The first side may commit when each other side waits
   * in the database, or has ended because no lock stopped it.
   */
  inTurn<T>(heldAfter: RegExp, sides: readonly Side<T>[]): Promise<Played<T>>;
}

export type Side<T> = () => Promise<T>;

/** The results of a race. */
export interface Played<T> {
  results: PromiseSettledResult<T>[];
  /** Whether all other sides waited at the same time while the first side was held. */
  met: boolean;
}

/** Creates an open barrier in a database. */
export async function openBarrier(databaseUrl: string): Promise<Barrier> {
  // The barrier needs a second connection to watch. The holder may be in a transaction, where a connection always sees
  // the same snapshot of the activity.
  const [holder, watcher] = await Promise.all([connect(databaseUrl), connect(databaseUrl)]);

  const countWaiting = await counterOfWaiting(holder, watcher);

  async function shut<T>({ close, open, opened }: Gate, act: Side<T>, isEnough: () => Promise<boolean>) {
    await holder.query(close);
    const state = { isOver: false };
    const acting = act().finally(() => {
      state.isOver = true;
    });
    // The error of the act is thrown below. Without this handler, Node would report an unhandled rejection before the
    // error is thrown.
    acting.catch(() => {});
    let hasMet = false;
    while (!hasMet && !state.isOver) {
      hasMet = await isEnough();
      if (!hasMet) await setTimeout(10);
    }
    await holder.query(open);
    if (hasMet) opened?.();
    const told = await acting;
    if (!hasMet) throw new Error('It ended before so many had met at the barrier.');
    return told;
  }

  const haveCome = (count: number) => async () => (await countWaiting()) >= count;

  return {
    meeting: (count, act) => shut(ADVISORY, act, haveCome(count)),
    async rush(table, calls, lanes) {
      const early = () => Promise.all(calls.slice(0, CONNECTIONS).map((call) => call()));
      const others = calls.slice(CONNECTIONS);
      if (lanes === undefined)
        return [
          ...(await shut(gateBefore(table), early, haveCome(CONNECTIONS))),
          ...(await inLanes(others, CONNECTIONS)),
        ];
      const opened = Promise.withResolvers<void>();
      const gate = { ...gateBefore(table), opened: opened.resolve };
      // The late calls are not part of the act, because they wait for the gate. With them the act could never end while
      // the gate is shut, and the barrier would not notice that the early calls ended too early.
      const late = opened.promise.then(() => inLanes(others, lanes));
      return (await Promise.all([shut(gate, early, haveCome(CONNECTIONS)), late])).flat();
    },
    async inTurn(heldAfter, [first = neverHeld, ...others]) {
      using held = holdCommit(heldAfter, `select ${BARRIER}`);
      const state = { begun: false, ended: 0, met: false };
      const play = async () => {
        const leading = first();
        await Promise.race([held.reached, leading.then(neverHeld)]);
        const following = others.map((act) => act().finally(() => state.ended++));
        state.begun = true;
        return Promise.allSettled([leading, ...following]);
      };
      const results = await shut(ADVISORY, play, async () => {
        if (!state.begun) return false;
        // `ended` is read before the waiting sides are counted, so that a side that ends during the count is not
        // counted twice.
        const { ended } = state;
        const waiting = await countWaiting();
        // The held first side waits too, so the number of waiting sides includes the first side.
        state.met = waiting > others.length;
        return waiting + ended > others.length;
      });
      return { results, met: state.met };
    },
    [Symbol.asyncDispose]: async () => void (await Promise.all([holder.end(), watcher.end()])),
  };
}

interface Gate {
  close: string;
  open: string;
  /** Runs when the gate opens because enough statements wait. */
  opened?(): void;
}

const ADVISORY: Gate = { close: 'select pg_advisory_lock(2101)', open: 'select pg_advisory_unlock(2101)' };
const gateBefore = (table: string): Gate => ({
  close: `begin; lock table ${table} in access exclusive mode`,
  open: 'commit',
});

function neverHeld(): never {
  throw new Error('The first side ended without such a statement in a transaction.');
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'barrier' });
  await client.connect();
  return client;
}

// The query calls the function behind the view `pg_stat_activity` and not the view, because the view looks up a name
// for every user and database. The query counts a connection that waits for the connection that shut the gate, or for
// another counted connection. It does not count background work, or a connection that waits for something else.
const WAITING = {
  name: 'count-waiting',
  text: `with recursive waiting as materialized (
      select pid, pg_blocking_pids(pid) as blockers from pg_stat_get_activity(null)
      where datid = (select oid from pg_database where datname = current_database())
        and wait_event_type = 'Lock' and application_name <> 'chatelaine-jobs'
    ), met as (
      select pid from waiting where $1 = any(blockers)
      union select w.pid from waiting w join met m on m.pid = any(w.blockers)
    ) select count(*)::int as waiting from met`,
};

/** Makes a function that counts, over the connection `watcher`, the connections that wait for `holder`. */
async function counterOfWaiting(holder: pg.Client, watcher: pg.Client): Promise<() => Promise<number>> {
  const { rows: held } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  const values = [held[0]?.pid];
  return async () => {
    const { rows } = await watcher.query<{ waiting: number }>({ ...WAITING, values });
    return rows[0]?.waiting ?? 0;
  };
}
