import type {
  Channel,
  Chat,
  Contact,
  ContactName,
  Message,
  MessageWithStatuses,
  Page,
  ReportedStatus,
} from '@chatelaine/shared';
import type { Sent } from '../../message/index.ts';

// The sessions door writes times as milliseconds since 1970, and names a number as its session.
/** Writes a time as milliseconds since 1970. */
export const ms = (time: string): number => Date.parse(time);
/** Writes a time that may be missing. */
export const msOrNull = (time: string | null): number | null => (time === null ? null : ms(time));

/** Shows a page of a list in the form of this door. */
export const viewPage = <T>({ data, nextCursor }: Page<T>, view: (item: T) => unknown) => ({
  data: data.map(view),
  nextCursor,
});

/**
 * Shows a number as a session. Its status is `pending`, `running` or `stopped`: the words of the number everywhere else.
 * A number of this server is connected without a picture to scan, so there is no status for that.
 */
export const viewSession = ({ id, clientId, name, status, phoneNumber, createdAt }: Channel) => ({
  id,
  organizationId: clientId,
  label: name,
  status,
  phoneNumber,
  createdAt: ms(createdAt),
});

/** Shows a chat. */
export const viewChat = ({
  id,
  channelId,
  contactId,
  groupId,
  name,
  unreadCount,
  lastMessageAt,
  lastMessage,
}: Chat) => ({
  ...{ id, sessionId: channelId, type: groupId === null ? 'dm' : 'group', contactId, groupId, name, unreadCount },
  lastMessageAt: ms(lastMessageAt),
  lastMessage,
});

/** Shows a message, with the fields that its events have too. */
export const viewMessage = (message: Message) => ({
  messageId: message.id,
  waMessageId: message.waMessageId,
  sessionId: message.channelId,
  chat: message.chatId,
  contact: message.contactId,
  direction: message.direction,
  type: message.type,
  content: message.content,
  status: message.status,
  timestamp: ms(message.createdAt),
  contextId: message.contextId,
  fromMe: message.direction === 'out',
  error: message.error,
  sentBy: message.sentBy,
  editedAt: msOrNull(message.editedAt),
  revokedAt: msOrNull(message.revokedAt),
});

/** Shows a message with every status that was reported for it. */
export const viewMessageWithStatuses = ({ statuses, ...message }: MessageWithStatuses) => ({
  ...viewMessage(message),
  statuses: statuses.map(({ status, at, isApplied }: ReportedStatus) => ({ status, at: ms(at), isApplied })),
});

/** Shows a contact with all its names. */
export const viewContact = ({ id, profileName, names, createdAt, updatedAt }: Contact) => ({
  id,
  profileName,
  names: names.map(({ since, until, ...name }: ContactName) => ({ ...name, since: ms(since), until: msOrNull(until) })),
  createdAt: ms(createdAt),
  updatedAt: ms(updatedAt),
});

/** Shows what a call learns about the message that it sent. `outboxId` is the id of the message, under another name. */
export const viewSent = (sent: Sent, isAsync: boolean) => ({
  mode: isAsync ? 'async' : 'sync',
  outboxId: sent.messageId,
  messageId: sent.messageId,
  waMessageId: sent.waMessageId,
  chat: sent.chatId,
  status: sent.status,
  error: sent.error,
  replayed: sent.isReplay,
  timestamp: ms(sent.createdAt),
});
