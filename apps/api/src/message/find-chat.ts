import type { ChannelId, ChatId, ClientId, ContactId } from '@chatelaine/shared';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/work.ts';

/** The two sides of a chat: a number, and a contact or a group. */
export interface ChatSides {
  channelId: ChannelId;
  clientId: ClientId;
  contactId: ContactId | null;
  groupId: string | null;
}

/**
 * Finds the chat of a number with a contact or in a group, or makes it. Two transactions at once make one chat. The chat
 * stays until the end of the transaction: the deletion of empty chats leaves it out. The caller has locked the contact.
 *
 * @throws {Refusal} `unavailable` when another call has made and deleted the chat at this moment.
 */
export async function findOrMakeChat(tx: Transaction, sides: ChatSides): Promise<ChatId> {
  const id = (await findChatId(tx, sides)) ?? (await makeChat(tx, sides));
  if (id === null) throw new Refusal('unavailable', `a chat of ${sides.channelId} was made and deleted`);
  return id;
}

async function makeChat(tx: Transaction, sides: ChatSides): Promise<ChatId | null> {
  const { channelId, clientId, contactId, groupId } = sides;
  await tx.em.execute(
    `insert into chat (id, channel_id, client_id, contact_id, group_id, last_message_at, unread_count, created_at)
     values (?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing`,
    [newId('chat'), channelId, clientId, groupId === null ? contactId : null, groupId, tx.now, tx.now],
  );
  return findChatId(tx, sides);
}

async function findChatId(tx: Transaction, { channelId, contactId, groupId }: ChatSides): Promise<ChatId | null> {
  const [row] =
    groupId === null
      ? await tx.em.execute<{ id: ChatId }[]>(
          'select id from chat where channel_id = ? and contact_id = ? for key share',
          [channelId, contactId],
        )
      : await tx.em.execute<{ id: ChatId }[]>(
          'select id from chat where channel_id = ? and group_id = ? for key share',
          [channelId, groupId],
        );
  return row?.id ?? null;
}

/** Notes that a chat has a new message. */
export async function touchChat(tx: Transaction, id: ChatId, at: Date, unread: 0 | 1): Promise<void> {
  await tx.em.execute(
    'update chat set last_message_at = greatest(last_message_at, ?::timestamptz), unread_count = unread_count + ? where id = ?',
    [at, unread, id],
  );
}
