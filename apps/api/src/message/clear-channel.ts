import type { Work } from '../platform/work.ts';
import { deleteMessages, inBatches } from './delete-messages.ts';

/**
 * Deletes the messages, statuses and chats of a removed number, and what the sandbox would still report to it. Empties
 * its events: their rows stay until they are too old, so every reader of the client's events keeps its place. It may be
 * interrupted at any time; the nightly pruning does the rest.
 */
export async function clearChannel(work: Work, channelId: string): Promise<void> {
  await deleteMessages(work, 'channel_id = ?', [channelId]);
  for (const statement of STATEMENTS) await inBatches(work, statement, [channelId]);
}

const deleteSql = (table: string): string => `
  with gone as (
    delete from ${table} where id in (select id from ${table} where channel_id = ? limit ? for update skip locked)
    returning id)
  select count(*)::int as count from gone`;

// An event about the status of a number has nothing about a contact.
const EMPTY_EVENTS = `
  with emptied as (
    update session_event set payload = '{"erased": true}', contact_id = null where id in (
      select id from session_event where channel_id = ? and event <> 'session.status' and payload <> '{"erased": true}'
      limit ? for update skip locked)
    returning id)
  select count(*)::int as count from emptied`;

const STATEMENTS = [deleteSql('chat'), deleteSql('sandbox_task'), EMPTY_EVENTS];
