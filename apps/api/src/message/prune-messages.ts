import { tryEach } from '../platform/try-each.ts';
import type { Work } from '../platform/work.ts';
import { clearChannel } from './clear-channel.ts';
import { deleteMessages, inBatches } from './delete-messages.ts';
import { pruneContacts } from './prune-contacts.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Deletes the messages that are older than their client keeps them, with their statuses, then the chats and the
 * contacts that have nothing left. A message that still waits to be carried stays. Also clears every removed number
 * again, in case its removal was interrupted or a message came at the same time.
 *
 * Each statement deletes at most a thousand rows and skips locked rows. So several nodes may run this function at once,
 * it never holds a lock for long, and it may be interrupted at any time.
 *
 * @throws {SomeFailed} after all clients and numbers were tried.
 */
export async function pruneMessages(work: Work): Promise<void> {
  const removed = await work.em.execute<{ id: string }[]>('select id from channel where removed_at is not null');
  const clients = await work.em.execute<Client[]>('select id, message_retention_days as days from client order by id');
  await tryEach([
    ...removed.map(({ id }) => ({ id, run: () => clearChannel(work, id) })),
    ...clients.map((client) => ({ id: client.id, run: () => pruneClient(work, client) })),
  ]);
}

interface Client {
  id: string;
  days: number;
}

async function pruneClient(work: Work, { id, days }: Client): Promise<void> {
  const before = new Date(work.now.getTime() - days * DAY_MS);
  await deleteMessages(work, "client_id = ? and created_at < ? and status <> 'queued'", [id, before]);
  await inBatches(work, DELETE_CHATS, [id, before]);
  await pruneContacts(work, id, before);
}

// A message that comes meanwhile changes its chat. Then the database checks the time of the chat again before it
// deletes the chat.
const DELETE_CHATS = `
  with gone as (
    delete from chat where id in (
      select id from chat ch where ch.client_id = ? and ch.last_message_at < ?
        and not exists (select from message m where m.chat_id = ch.id) limit ? for update of ch skip locked)
    returning id)
  select count(*)::int as count from gone`;
