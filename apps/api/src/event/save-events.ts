import type { RequiredEntityData } from '@mikro-orm/postgresql';
import { newEventId } from '../platform/id.ts';
import type { SavedLast, SaveLast, Transaction } from '../platform/work.ts';
import { EventEntity, type EventRow } from './event.entity.ts';

type Unnumbered = Omit<RequiredEntityData<EventRow>, 'id'>;

/** An event that has no id yet. */
export class RecordedEvent implements SavedLast {
  readonly save: SaveLast = saveEvents;
  readonly row: Unnumbered;

  constructor(row: Unnumbered) {
    this.row = row;
  }
}

const AT_ONCE = 500;

/**
 * Saves the events of a transaction, with ids that sort in the order of the commits. So whoever has seen an event has
 * seen, or can see, every one with a smaller id.
 *
 * One transaction at a time does this, from here to its end: it holds a lock of the whole database, and its ids follow the
 * last one that was committed, whatever the clocks of the servers say. The lock is the last that a transaction takes, so
 * that who holds it waits for nobody. Who dies lets go of it, and leaves no id behind. Servers of before this lock, which
 * run beside these during an upgrade, do not ask for it: what they record meanwhile may still appear behind.
 */
async function saveEvents(tx: Transaction, kept: readonly SavedLast[]): Promise<void> {
  // In the same transaction, but apart from what the change has read and made: a restore saves very many.
  const em = tx.em.fork({ keepTransactionContext: true });
  await em.execute(LOCK);
  // A statement of its own: it sees what was committed while the one before waited.
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

// A server that freezes while it holds the lock keeps all others from their changes: it loses its transaction before they
// lose their patience.
const LOCK = `
  select set_config('idle_in_transaction_session_timeout', '3000', true),
    pg_advisory_xact_lock(hashtextextended('order of events', 0))`;
