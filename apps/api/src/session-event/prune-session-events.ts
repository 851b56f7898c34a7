import { ulidOf, writeEventId } from '@chatelaine/shared';
import { deleteInBatches } from '../platform/db/delete-in-batches.ts';
import { tryEach } from '../platform/try-each.ts';
import type { Work } from '../platform/work.ts';
import { IS_TICKET_OVER } from './realtime-ticket.sql.ts';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 1_000;

/**
 * Deletes the events of numbers that are older than their client keeps messages, a thousand at a time, oldest first.
 * The statement that deletes events also writes the greatest deleted id into the client's feed. So a reader that wants
 * to resume before this id learns that events are gone, and no reader resumes over a hole.
 *
 * Several nodes may run this function at once, and it may be interrupted at any time.
 *
 * @throws {SomeFailed} after all clients were tried.
 */
export async function pruneSessionEvents(work: Work): Promise<void> {
  const clients = await work.em.execute<Client[]>(
    'select c.id, c.message_retention_days as days from client c join feed f on f.client_id = c.id order by c.id',
  );
  await tryEach(clients.map((client) => ({ id: client.id, run: () => pruneClient(work, client) })));
}

interface Client {
  id: string;
  days: number;
}

async function pruneClient(work: Work, { id, days }: Client): Promise<void> {
  const before = writeEventId(ulidOf(new Date(work.now.getTime() - days * DAY_MS), 0n));
  for (;;) {
    const [deleted] = await work.em.execute<{ count: number }[]>(DELETE, [id, before, BATCH, id]);
    if ((deleted?.count ?? 0) < BATCH) return;
  }
}

/** Deletes the tickets that nobody used in time. */
export const pruneTickets = (work: Work): Promise<number> =>
  deleteInBatches(work, { table: 'realtime_ticket', where: IS_TICKET_OVER, values: [] });

// The rows are locked before the feed, as in every transaction that changes old events: the feed is always locked last.
const DELETE = `
  with gone as (
    delete from session_event where id in (
      select id from session_event where client_id = ? and id < ? order by id limit ? for update skip locked)
    returning id),
  ends as (select max(id collate "C") as id, count(*)::int as count from gone),
  moved as (
    update feed set pruned_id = greatest(feed.pruned_id, ends.id) from ends
    where feed.client_id = ? and ends.id is not null)
  select count from ends`;
