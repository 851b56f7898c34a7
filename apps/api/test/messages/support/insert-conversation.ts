import { newId } from '../../../src/platform/id.ts';
import type { World } from '../../world/start-world.ts';

/** A contact with one chat and one message. */
export interface InsertedConversation {
  contact: string;
  chat: string;
  message: string;
}

/**
 * Writes a contact, a chat and a message that came in, directly into the tables. So nothing happens later, as it would
 * after a message through the sandbox.
 */
export async function insertConversation(
  { sql }: Pick<World, 'sql'>,
  channelId: string,
  name = 'Ana Prosser',
): Promise<InsertedConversation> {
  const [contact, chat, message] = [newId('contact'), newId('chat'), newId('message')];
  const digits = String(Math.floor(Math.random() * 1e9)).padStart(9, '0');
  const [channel] = await sql<{ client_id: string }>('select client_id from channel where id = $1', [channelId]);
  const client = channel?.client_id ?? '';
  await sql('insert into contact values ($1, $2, $3, now(), now())', [contact, client, name]);
  await sql(
    `insert into contact_name (client_id, contact_id, kind, value, since) values ($1, $2, 'phone', $3, now())`,
    [client, contact, `1999${digits}`],
  );
  await sql(
    `insert into chat (id, channel_id, client_id, contact_id, last_message_at, unread_count, created_at)
     values ($1, $2, $3, $4, now(), 1, now())`,
    [chat, channelId, client, contact],
  );
  await sql(
    `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, wa_message_id,
       status, created_at)
     values ($1, $2, $3, $4, $5, 'in', 'text', '{"text": "Do you have rye bread today?"}', $6, 'received', now())`,
    [message, channelId, client, chat, contact, `wamid.${message}`],
  );
  return { contact, chat, message };
}
