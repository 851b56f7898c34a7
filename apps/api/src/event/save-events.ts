import type { RequiredEntityData } from '@mikro-orm/postgresql';
import { newEventId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SavedLast, SaveLast, Transaction } from '../platform/work.ts';
import { EventEntity, type EventRow } from './event.entity.ts';
import { EVENTS_CHANNEL } from './live/channel.ts';

type Unnumbered = Omit<RequiredEntityData<EventRow>, 'id'>;

/** An event that has no id yet. */
export class RecordedEvent implements SavedLast {
  readonly save: SaveLast = saveEvents;
  readonly place = 'events';
  readonly row: Unnumbered;

  constructor(row: Unnumbered) {
    this.row = row;
  }
}

const AT_ONCE = 500;

/**
 * Saves the events of a transaction, with ids that sort in the order of the commits. A reader that has seen an event
 * can therefore see every event with a smaller id.
 *
 * Only one transaction at a time runs this code until its commit, because it holds a lock that exists once in the
 * database. The ids of its events follow the last committed id, whatever the clocks of the servers say. A transaction
 * takes this lock last, so the transaction that holds the lock waits for no other lock. When a process crashes while it
 * holds the lock, the database releases the lock and keeps no event of that transaction. Servers of older versions do
 * not take the lock, and such servers may run at the same time during an upgrade. So events of older servers may appear
 * later with smaller ids.
 */
async function saveEvents(tx: Transaction, kept: readonly SavedLast[]): Promise<void> {
  // This fork of the entity manager uses the same transaction, but its identity map does not contain the entities of
  // the change. A small identity map keeps the inserts fast, because a restore saves very many events.
  const em = tx.em.fork({ keepTransactionContext: true });
  await em.execute(LOCK).catch((error: unknown) => tellHolder(tx, error));
  // This is a separate statement, so it sees all events that were committed while the statement before it waited for
  // the lock.
  const [newest] = await em.execute<{ id: string }[]>('select id from event order by id desc limit 1');
  const now = tx.services.clock.now();
  let last = newest?.id ?? null;
  const rows = kept.flatMap((each) => (each instanceof RecordedEvent ? [each.row] : []));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    for (const row of rows.slice(from, from + AT_ONCE)) {
      last = newEventId(now, last);
      em.create(EventEntity, { ...row, id: last });
    }
    await em.flush();
    em.clear();
  }
}

// A server that stops responding while it holds the lock blocks the changes of all other servers. So this statement
// sets a short time limit for idle transactions. PostgreSQL then ends the transaction of the server that does not
// respond, before the waiting transactions of the other servers time out.
//
// The statement also asks for a notification, which PostgreSQL sends when the transaction commits. It costs no extra
// statement. Commits with a notification wait for each other, but these commits wait for each other already.
const LOCK = `
  select set_config('idle_in_transaction_session_timeout', '3000', true),
    pg_advisory_xact_lock(hashtextextended('order of events', 0)), pg_notify('${EVENTS_CHANNEL}', '')`;

/**
 * The session of the database that holds the lock. `waits` says what this session waits for, in PostgreSQL's words.
 * PostgreSQL shows what a session does only to its own role and to superusers.
 */
interface Holder {
  pid: number;
  name: string;
  state: string | null;
  waits: string | null;
}

// While one session of the database holds the lock, no change can commit on any server. So the log names this session
// and says what it waits for. For example, the commit of the session waits for a synchronous standby that is gone.
async function tellHolder({ services }: Transaction, error: unknown): Promise<never> {
  if (!isLockTimeout(error)) throw error;
  const { rows } = await services.aside.query<Holder>(HOLDER).catch(() => ({ rows: [] }));
  const [holder] = rows;
  if (holder === undefined) throw error;
  const { pid, name, state, waits } = holder;
  throw new Refusal(
    'unavailable',
    `process ${pid} of the database (${[name, state, waits].filter(Boolean).join(', ')}) holds the lock of events`,
  );
}

// The ORM's error has the error code of PostgreSQL. The code 55P03 means that the wait for a lock took too long.
const isLockTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

const HOLDER = `
  select a.pid, a.application_name as name, a.state, a.wait_event as waits
  from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('order of events', 0)`;
