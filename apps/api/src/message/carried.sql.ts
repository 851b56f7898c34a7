import { INSERT } from './message.sql.ts';

/**
 * The statement that stores messages of the messaging door as `sent`, with their first status, the time of the newest
 * message of each chat, and what the sandbox will tell. All of it is one statement, because each statement of a batch
 * costs the callers a round trip. A message that is stored already is left out of everything.
 *
 * The parameters: the messages as JSON, the present time, and the reports as JSON with the id of their message.
 *
 * The chats are locked in the order of their ids, as in every batch.
 */
export const STORE_CARRIED = `
  with saved as (${INSERT}, chat_id, created_at),
  statuses as (
    insert into message_status (message_id, status, at, recorded_at, is_applied)
    select id, 'sent', created_at, ?::timestamptz, true from saved),
  newest as (select chat_id as id, max(created_at) as at from saved group by 1),
  locked as (select c.id, n.at from chat c join newest n on n.id = c.id order by c.id for no key update of c),
  moved as (
    update chat c set last_message_at = greatest(c.last_message_at, l.at) from locked l where c.id = l.id),
  told as (
    insert into sandbox_task (channel_id, due_at, payload)
    select r."channelId", r."dueAt", r.payload
    from rows from (jsonb_to_recordset(?::jsonb) as ("messageId" text, "channelId" text, "dueAt" timestamptz, payload jsonb))
      with ordinality as r ("messageId", "channelId", "dueAt", payload, place)
    join saved on saved.id = r."messageId" order by r.place)
  select id from saved`;

/** The statement after which a statement of the transaction waits no longer than a moment for a lock. */
export const WAIT_SHORTLY = "select set_config('lock_timeout', '300', true)";
