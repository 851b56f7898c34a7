import { newEventId } from '../platform/id.ts';
import type { SavedLast, SaveLast, Transaction } from '../platform/work.ts';
import { FEED_CHANNEL } from './channel.ts';
import type { SessionFact } from './session-fact.ts';

interface Unnumbered extends SessionFact {
  at: Date;
}

/** An event of a number that has no id yet. */
export class RecordedSessionEvent implements SavedLast {
  readonly save: SaveLast = saveSessionEvents;
  readonly place = 'sessionEvents';
  readonly row: Unnumbered;

  constructor(row: Unnumbered) {
    this.row = row;
  }
}

/** An id that sorts before the id of every event. */
export const BEFORE_ALL = `evt_${'0'.repeat(26)}`;

const AT_ONCE = 500;

/**
 * Saves the events of a transaction. The ids of one client's events sort in the order of the commits, whatever the
 * clocks of the servers say. A reader that has seen an event of a client can therefore see every event of this client
 * with a smaller id. The sequence of a number has no gaps, also after a rollback.
 *
 * One transaction at a time runs this code for a client until its commit, because it locks the client's feed. It takes
 * the feeds of several clients in the order of their ids, so two transactions never wait for each other.
 *
 * The ids are made before the lock is held, because almost always they are greater than the id that the holder before
 * has committed. So one statement locks and saves. Where they are not, the events of the client get new ids.
 */
async function saveSessionEvents(tx: Transaction, kept: readonly SavedLast[]): Promise<void> {
  const rows = kept.flatMap((each) => (each instanceof RecordedSessionEvent ? [each.row] : []));
  if (rows.length > AT_ONCE) return saveAfter(tx, rows, await lockFeeds(tx, rows));
  const last = new Map<string, string>();
  const numbered = numberEvents(tx, rows, last);
  const feeds = await tx.em.execute<Feed[]>(SAVE, [JSON.stringify(numbered)]);
  const late = new Map(feeds.flatMap((feed) => (last.get(feed.client_id) === feed.last_id ? [] : [endOf(feed)])));
  const unsaved = rows.filter(({ clientId }) => late.has(clientId));
  if (unsaved.length > 0) await saveAfter(tx, unsaved, late);
}

interface Feed {
  client_id: string;
  last_id: string;
}

const endOf = ({ client_id, last_id }: Feed): [clientId: string, lastId: string] => [client_id, last_id];

async function lockFeeds(tx: Transaction, rows: readonly Unnumbered[]): Promise<Map<string, string>> {
  const clientIds = [...new Set(rows.map(({ clientId }) => clientId))].sort();
  const feeds = await tx.em.execute<Feed[]>(LOCK, [BEFORE_ALL, JSON.stringify(clientIds)]);
  return new Map(feeds.map(endOf));
}

/** Saves events of clients whose feeds are locked. `last` has the last id of each client. */
async function saveAfter(tx: Transaction, rows: readonly Unnumbered[], last: Map<string, string>): Promise<void> {
  const numbered = numberEvents(tx, rows, last);
  for (let from = 0; from < numbered.length; from += AT_ONCE)
    await tx.em.execute(WRITE, [JSON.stringify(numbered.slice(from, from + AT_ONCE))]);
}

/** Gives each event an id that sorts after the last id of its client. Keeps the new last ids in `last`. */
function numberEvents(tx: Transaction, rows: readonly Unnumbered[], last: Map<string, string>) {
  const now = tx.services.clock.now();
  return rows.map(({ clientId, channelId, event, contactId, payload, at }) => {
    const id = newEventId(now, last.get(clientId) ?? null);
    last.set(clientId, id);
    return { id, client_id: clientId, channel_id: channelId, event, contact_id: contactId, payload, at };
  });
}

// A server that stops responding while it holds the lock of a feed blocks the changes of this client on all other
// servers. So the statement that locks sets the same short time limit as the lock of all events.
const LIMITED = "(select set_config('idle_in_transaction_session_timeout', '3000', true)) as limited";

// The update changes nothing, but it locks the row and returns the id that the holder before has committed.
const LOCK = `
  insert into feed (client_id, last_id)
  select client_id, ? from jsonb_array_elements_text(?::jsonb) as asked (client_id), ${LIMITED}
  order by client_id collate "C"
  on conflict (client_id) do update set last_id = feed.last_id
  returning client_id, last_id`;

const FRESH = `
  fresh as (
    select e.*, row_number() over (partition by channel_id order by id collate "C") as nth,
      count(*) over (partition by channel_id) as many
    from jsonb_to_recordset(?::jsonb) as e (
      id text, client_id text, channel_id text, event text, contact_id text, payload jsonb, at timestamptz)),
  ends as (
    select client_id, min(id collate "C") as first, max(id collate "C") as last from fresh group by client_id)`;

// The feeds of these events are locked, so nobody else counts the events of their numbers.
const savedOf = (events: 'fresh' | 'taken'): string => `
  counted as (
    insert into feed_sequence (channel_id, last)
    select channel_id, count(*) from ${events} group by channel_id
    on conflict (channel_id) do update set last = feed_sequence.last + excluded.last
    returning channel_id, last),
  saved as (
    insert into session_event (id, client_id, channel_id, sequence, event, contact_id, payload, at)
    select id, client_id, channel_id, last - many + nth, event, contact_id, payload, at
    from ${events} join counted using (channel_id))`;

// Locks the feeds, and saves the events of the clients whose last id is smaller than all new ids. Returns the last id of
// each feed: another id than the last new one means that nothing was saved for this client.
const SAVE = `
  with ${FRESH},
  feeds as (
    insert into feed (client_id, last_id)
    select client_id, last from ends, ${LIMITED} order by client_id collate "C"
    on conflict (client_id) do update set last_id = case
      when feed.last_id collate "C" < (select first from ends where ends.client_id = feed.client_id) then excluded.last_id
      else feed.last_id end
    returning client_id, last_id),
  taken as (
    select fresh.* from fresh join ends using (client_id) join feeds using (client_id) where feeds.last_id = ends.last),
  ${savedOf('taken')}
  select client_id, last_id, pg_notify('${FEED_CHANNEL}', client_id)::text from feeds`;

// PostgreSQL sends one notification for each client when the transaction commits.
const WRITE = `
  with ${FRESH},
  ${savedOf('fresh')},
  moved as (update feed set last_id = ends.last from ends where feed.client_id = ends.client_id)
  select pg_notify('${FEED_CHANNEL}', client_id) from ends`;
