import { makeContacts } from '../contact/index.ts';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import type { WantedChat } from './find-known-chats.ts';

/**
 * Makes chats and their contacts, where they do not exist yet, in as many statements for many chats as for one. A
 * campaign writes to thousands of people whom the number does not know.
 */
export async function makeChats(tx: Transaction, wanted: readonly WantedChat[]): Promise<void> {
  if (wanted.length === 0) return;
  await makeContacts(tx, wanted);
  const chats = wanted.map((chat) => ({ ...chat, id: newId('chat') }));
  await tx.em.execute(MAKE, [JSON.stringify(chats), tx.now, tx.now]);
}

// The contacts stay until the end of the transaction, so an erasure waits and then finds the chat.
const MAKE = `
  with sides as (
    select w.id, w."clientId", w."channelId", k.id as contact_id
    from jsonb_to_recordset(?::jsonb) as w(id text, "clientId" text, "channelId" text, name jsonb)
    join contact_name n on n.client_id = w."clientId" and n.kind = w.name->>'kind' and n.value = w.name->>'value'
      and n.until is null
    join contact k on k.id = n.contact_id
    order by k.id, w."channelId" for key share of k)
  insert into chat (id, channel_id, client_id, contact_id, group_id, last_message_at, unread_count, created_at)
  select id, "channelId", "clientId", contact_id, null, ?, 0, ? from sides
  on conflict do nothing`;
