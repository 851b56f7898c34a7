import type { Actor, ChannelId, ChatId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getTarget } from './get-target.ts';
import { getChatRow } from './list-chats.ts';
import { getSendingChannel } from './queue-message.ts';
import { requireSender } from './require-sender.ts';

/** Names the chat to mark as read: the chat itself, or one of its messages. */
export interface ReadMark {
  channelId: ChannelId;
  chatId?: ChatId | undefined;
  /** Our id of a message, or the id that WhatsApp gave. */
  messageId?: string | undefined;
}

/**
 * Marks all messages of a chat as read. The people of the client see no unread messages in it any more.
 *
 * @throws {Refusal} `not_found`, `channel_not_running`, `not_supported`, and the refusal of a sender that may not act.
 */
export function markChatRead(
  work: Work,
  actor: Actor,
  { channelId, chatId, messageId }: ReadMark,
): Promise<{ chatId: ChatId; unreadCount: number }> {
  return transaction(work, async (begun) => {
    const channel = await getSendingChannel(begun, actor, channelId, 'read');
    const id = chatId ?? (await getTarget(begun, channelId, messageId ?? '')).chatId;
    const chat = await getChatRow(begun, actor, id);
    if (chat.channel_id !== channelId) throw new Refusal('not_found', `chat ${id} of ${channelId}`);
    const tx = await requireSender(begun, actor, channel);
    await tx.em.execute('update chat set unread_count = 0 where id = ?', [id]);
    return { chatId: id, unreadCount: 0 };
  });
}

/**
 * Marks all messages of a chat as read, for a person who names the chat alone.
 *
 * @throws {Refusal} as {@link markChatRead}.
 */
export async function markOwnChatRead(
  work: Work,
  actor: Actor,
  chatId: ChatId,
): Promise<{ chatId: ChatId; unreadCount: number }> {
  const { channel_id: channelId } = await getChatRow(work, actor, chatId);
  return markChatRead(work, actor, { channelId, chatId });
}
