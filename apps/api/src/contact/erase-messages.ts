import type { ClientId, ContactId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';

// One statement may take at most ten seconds. So many messages go in several statements of the transaction.
const BATCH = 10_000;

interface Deleted {
  count: number;
  /** The ids that WhatsApp gave to messages in groups. */
  wa_ids: string[];
}

/** What was erased with the messages of a contact. */
interface ErasedMessages {
  messages: number;
  chatIds: string[];
  /** The id of the contact, and the ids of the contacts that have become a part of it. */
  ids: ContactId[];
}

/**
 * Deletes all messages of a locked contact with their statuses and chats, and empties the payloads of its events. A
 * message that is being carried is deleted after its carry. Each statement sees what the carries before it committed.
 */
export async function eraseMessages(tx: Transaction, clientId: ClientId, id: ContactId): Promise<ErasedMessages> {
  let messages = 0;
  for (;;) {
    await tx.em.execute(LOCK_MESSAGES, [id, BATCH]);
    const [deleted] = await tx.em.execute<Deleted[]>(DELETE_MESSAGES, [id, BATCH]);
    messages += deleted?.count ?? 0;
    if (deleted !== undefined && deleted.wa_ids.length > 0) await forgetReplies(tx, clientId, deleted.wa_ids);
    if ((deleted?.count ?? 0) < BATCH) break;
  }
  const ids = [id, ...(await formerIds(tx, id))];
  for (const statement of FORGET_VOTES) for (const each of ids) await tx.em.execute(statement, [each, clientId, each]);
  const chats = await tx.em.execute<{ id: string }[]>('delete from chat where contact_id = ? returning id', [id]);
  for (;;) {
    const rows = await tx.em.execute<unknown[]>(EMPTY_EVENTS, [id, BATCH]);
    if (rows.length < BATCH) break;
  }
  await tx.em.execute(DELETE_TASKS, [clientId, id, IS_NAMED]);
  return { messages, chatIds: chats.map((chat) => chat.id), ids };
}

// In a group, messages of others may reply to a message of the contact, and name the id that WhatsApp gave it.
async function forgetReplies(tx: Transaction, clientId: ClientId, waIds: readonly string[]): Promise<void> {
  for (const statement of FORGET_REPLIES) await tx.em.execute(statement, [JSON.stringify(waIds), clientId]);
}

// The votes of a contact that has become a part of this one keep the id of that contact.
async function formerIds(tx: Transaction, id: ContactId): Promise<ContactId[]> {
  const rows = await tx.em.execute<{ id: ContactId }[]>(FORMER_IDS, [id]);
  return rows.map((row) => row.id);
}

const FORMER_IDS = `
  select distinct jsonb_array_elements_text(payload->'before'->'contacts') as id from session_event
  where contact_id = ? and event = 'contact.updated' and jsonb_typeof(payload->'before'->'contacts') = 'array'`;

// A statement does not see the statuses that a carry commits while the statement waits for it. So a statement of its own
// waits for the carries.
const MESSAGES = 'select id from message where contact_id = ? order by id limit ? for update';
const LOCK_MESSAGES = `select count(*) from (${MESSAGES}) locked`;

const DELETE_MESSAGES = `
  with gone as (
    delete from message where id in (${MESSAGES})
    returning id, chat_id, wa_message_id),
  statuses as (delete from message_status where message_id in (select id from gone))
  select count(*)::int as count, coalesce(json_agg(g.wa_message_id) filter (
      where g.wa_message_id is not null and exists (select from chat c where c.id = g.chat_id and c.group_id is not null)
    ), '[]') as wa_ids
  from gone g`;

const EMPTY_EVENTS = `
  update session_event set payload = '{"erased": true}', contact_id = null
  where id in (select id from session_event where contact_id = ? limit ? for update) returning 1`;

const REPLY = '(select jsonb_array_elements_text(?::jsonb))';
const FORGET_REPLIES = [
  `update message set context_id = null where context_id in ${REPLY} and chat_id in (
     select id from chat where client_id = ? and group_id is not null)`,
  `update session_event set payload = jsonb_set(payload, '{contextId}', 'null')
   where payload->>'contextId' in ${REPLY} and client_id = ?`,
];

// In a group, a poll of somebody else and its events have the votes of all, each with the id of its contact.
const GROUPS = 'select id from chat c where c.client_id = owner.id and c.group_id is not null';
const FORGET_VOTES = [
  `update message m set content = m.content #- array['votes', ?::text] from client owner
   where owner.id = ? and m.type = 'poll' and m.chat_id in (${GROUPS}) and jsonb_exists(m.content->'votes', ?)`,
  `update session_event e set payload = e.payload #- array['content', 'votes', ?::text] from client owner
   where owner.id = ? and e.client_id = owner.id and exists (${GROUPS})
     and jsonb_exists(e.payload->'content'->'votes', ?)`,
];

// The payload of a task has the form of a webhook, so it has a name of the contact in any of several fields. A name
// counts only as the whole text of a field: the number of somebody else may begin with the same digits. A locked task is
// being reported at this moment, and may wait for the contact. It counts as a report that comes after the erasure.
const IS_NAMED = '$.** ? (@ == $name || @ == $phone || @ == $username)';
const DELETE_TASKS = `
  delete from sandbox_task where id in (
    select t.id from sandbox_task t join channel ch on ch.id = t.channel_id
    where ch.client_id = ? and exists (
      select from contact_name n where n.contact_id = ? and jsonb_path_exists(t.payload, ?::jsonpath,
        jsonb_build_object('name', n.value, 'phone', '+' || n.value, 'username', '@' || n.value)))
    for update of t skip locked)`;
