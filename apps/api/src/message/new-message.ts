import type {
  ApiKeyId,
  ChannelId,
  ChatId,
  ClientId,
  ContactId,
  MessageContent,
  MessageId,
  MessageKind,
  MessageStatus,
  PermissionId,
  PersonId,
} from '@chatelaine/shared';
import type { ShownNames } from '../contact/index.ts';
import type { Transaction } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import { INSERT } from './message.sql.ts';

/** The fields of a message that is stored for the first time. */
export interface NewMessage {
  id: MessageId;
  channelId: ChannelId;
  clientId: ClientId;
  chatId: ChatId;
  contactId: ContactId | null;
  direction: 'in' | 'out';
  type: MessageKind;
  content: MessageContent;
  waMessageId: string | null;
  contextId: string | null;
  status: MessageStatus;
  apiKeyId: ApiKeyId | null;
  personId: PersonId | null;
  permissionId: PermissionId | null;
  requestId: string | null;
  revokedAt: Date | null;
  editedAt: Date | null;
  createdAt: Date;
}

/** The sender fields of a message that no key and no person sent. */
export const NO_SENDER = { apiKeyId: null, personId: null, permissionId: null, requestId: null } as const;

/**
 * Stores messages that have no row yet, in one statement. A message whose WhatsApp id the number has already is left
 * out, so a webhook that comes twice stores its messages once.
 *
 * @returns the ids of the messages that were stored.
 */
export async function insertMessages(tx: Transaction, messages: readonly NewMessage[]): Promise<Set<MessageId>> {
  if (messages.length === 0) return new Set();
  const rows = await tx.em.execute<{ id: MessageId }[]>(INSERT, [JSON.stringify(messages)]);
  return new Set(rows.map(({ id }) => id));
}

/** The fields of a message that its events show. */
export type ShownMessage = Pick<
  NewMessage,
  | 'id'
  | 'waMessageId'
  | 'chatId'
  | 'contactId'
  | 'direction'
  | 'type'
  | 'content'
  | 'status'
  | 'contextId'
  | 'createdAt'
>;

/** Makes the payload of the events of a message. Times are in milliseconds. */
export const messagePayload = (message: ShownMessage): Record<string, unknown> => ({
  messageId: message.id,
  waMessageId: message.waMessageId,
  chat: message.chatId,
  contact: message.contactId,
  direction: message.direction,
  type: message.type,
  content: message.content,
  status: message.status,
  timestamp: message.createdAt.getTime(),
  contextId: message.contextId,
  fromMe: message.direction === 'out',
});

/** Records the event of a message that was just stored. */
export function tellMessage(
  tx: Transaction,
  message: NewMessage,
  { names, isEcho = false }: { names: ShownNames | null; isEcho?: boolean },
): void {
  const { clientId, channelId, contactId } = message;
  const event = message.type === 'reaction' ? 'message.reaction' : isEcho ? 'message.echo' : 'message';
  const payload = { ...messagePayload(message), names };
  recordSessionEvent(tx, { clientId, channelId, event, contactId, payload });
}
