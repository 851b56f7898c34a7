import { newEventId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';

/**
 * Moves the end of every feed to an id of now, after a restore from a backup, and makes every reader begin anew. Readers
 * may have seen events that the restored database does not have. A reader that resumes after any older id learns that
 * events are gone, and new events get greater ids than all events that anybody has seen.
 */
export async function breakFeeds(tx: Transaction): Promise<void> {
  const feeds = await tx.em.execute<{ client_id: string; last_id: string }[]>(
    'select client_id, last_id from feed order by client_id collate "C" for update',
  );
  const ends = feeds.map(({ client_id, last_id }) => ({ client_id, id: newEventId(tx.now, last_id) }));
  await tx.em.execute(
    `update feed set last_id = e.id, pruned_id = e.id
     from jsonb_to_recordset(?::jsonb) as e(client_id text, id text) where feed.client_id = e.client_id`,
    [JSON.stringify(ends)],
  );
  await tx.em.execute('delete from realtime_ticket');
}
