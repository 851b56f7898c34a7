import type { Actor, ChannelId, ChatId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getChatRow } from './list-chats.ts';
import { getSendingChannel } from './queue-message.ts';
import { requireSender } from './require-sender.ts';

/** What a number shows to the other side of a chat. */
export const PRESENCES = ['composing', 'recording', 'paused'] as const;
export type Presence = (typeof PRESENCES)[number];

/** The chat, and what the number shows in it. */
export interface ShownPresence {
  channelId: ChannelId;
  chatId: ChatId;
  presence: Presence;
}

/**
 * Shows the other side of a chat that this number is typing or recording, or that it has paused. Nothing is stored.
 *
 * @throws {Refusal} `not_found`, `channel_not_running`, `not_supported`, and the refusal of a sender that may not act.
 */
export function showPresence(work: Work, actor: Actor, shown: ShownPresence): Promise<ShownPresence> {
  const { channelId, chatId, presence } = shown;
  return transaction(work, async (tx) => {
    const operation = presence === 'recording' ? 'recording' : 'typing';
    const channel = await getSendingChannel(tx, actor, channelId, operation);
    const chat = await getChatRow(tx, actor, chatId);
    if (chat.channel_id !== channelId) throw new Refusal('not_found', `chat ${chatId} of ${channelId}`);
    await requireSender(tx, actor, channel);
    return { channelId, chatId, presence };
  });
}
