import {
  type Actor,
  type ChannelId,
  type ChatId,
  ID_PATTERNS,
  type Message,
  type MessageWithStatuses,
  type Page,
  type PageQuery,
  pageOf,
} from '@chatelaine/shared';
import { reachedRows } from '../channel/index.ts';
import { filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { getChatRow } from './list-chats.ts';
import { MessageEntity, type Message as MessageRow } from './message.entity.ts';
import { viewMessage, viewWithStatuses } from './message.view.ts';
import { afterMessage, messageCursor, NEWEST_MESSAGE_FIRST } from './message-page.ts';
import { MessageStatusEntity } from './message-status.entity.ts';

/** Chooses messages: those of one chat, those of one number, or both. */
export interface MessageQuery extends PageQuery {
  chatId?: ChatId | undefined;
  channelId?: ChannelId | undefined;
}

/**
 * Lists the messages that an actor may read, the newest first.
 *
 * @throws {Refusal} `not_found` for a chat that the actor does not reach; `invalid_input` for a text that is not a cursor
 * of this list.
 */
export async function listMessages(work: Work, actor: Actor, query: MessageQuery): Promise<Page<Message>> {
  const { chatId, channelId, limit = 50, cursor } = query;
  if (chatId !== undefined) await getChatRow(work, actor, chatId);
  const rows = await work.em.find(
    MessageEntity,
    {
      $and: [
        reachedMessages(actor),
        chatId === undefined ? {} : { chatId },
        channelId === undefined ? {} : { channelId },
        afterMessage(cursor),
      ],
    },
    { orderBy: NEWEST_MESSAGE_FIRST, limit: limit + 1, disableIdentityMap: true },
  );
  return pageOf(rows, limit, messageCursor, viewMessage);
}

/** Names one message: by our id, or by its number and the id that WhatsApp gave. */
export interface MessageName {
  id: string;
  channelId?: ChannelId | undefined;
}

/**
 * Shows one message that an actor may read, with its statuses.
 *
 * @throws {Refusal} `not_found`.
 */
export async function showMessage(
  work: Work,
  actor: Actor,
  { id, channelId }: MessageName,
): Promise<MessageWithStatuses> {
  const named = ID_PATTERNS.message.test(id) || channelId === undefined ? { id } : { waMessageId: id };
  const row = await work.em.findOne(
    MessageEntity,
    { $and: [named, channelId === undefined ? {} : { channelId }, reachedMessages(actor)] },
    { disableIdentityMap: true },
  );
  if (row === null) throw new Refusal('not_found', `message ${id} for ${actor.id}`);
  const statuses = await work.em.find(
    MessageStatusEntity,
    { messageId: row.id },
    { orderBy: { arrival: 'asc' }, disableIdentityMap: true },
  );
  return viewWithStatuses(row, statuses);
}

const reachedMessages = (actor: Actor) =>
  filterOf<MessageRow>((m) => reachedRows(actor, { channelId: `${m}.channel_id`, clientId: `${m}.client_id` }));
