import type { ChannelId, ChatId, ContactId, MessageId } from './id.ts';

/**
 * The statuses of a message that goes out, in their order. A message that came in is `received`. `failed` counts only
 * from `queued` or `sent`, and is final.
 */
export const MESSAGE_STATUSES = ['queued', 'sent', 'delivered', 'read', 'played', 'failed', 'received'] as const;
/** The status of a message. */
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** The types of messages. `unknown` is a message of a type that this version does not know. */
export const MESSAGE_KINDS = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contact',
  'template',
  'interactive',
  'poll',
  'reaction',
  'unknown',
] as const;
/** The type of a message. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * The content of a message, by its type: for `text` the field `text`, for `location` the fields `latitude`,
 * `longitude`, `name` and `address`, and for other types the fields that the upstream gave.
 */
export type MessageContent = Record<string, unknown>;

/** Why a message failed. `code` is a word of ours, e.g. `revoked`, or the number of Meta's error as text. */
export interface MessageError {
  code: string;
  message: string;
}

/** A status that was reported for a message. */
export interface ReportedStatus {
  status: MessageStatus;
  /** When the status was reported: ISO 8601, in UTC. */
  at: string;
  /** False for a status that came late and changed nothing. */
  isApplied: boolean;
}

/** One message, as the client sees it. */
export interface Message {
  id: MessageId;
  channelId: ChannelId;
  chatId: ChatId;
  /** The contact who wrote the message, or to whom it goes; `null`: a group. */
  contactId: ContactId | null;
  direction: 'in' | 'out';
  type: MessageKind;
  content: MessageContent;
  /** The id that WhatsApp gave; `null` until the message is carried. */
  waMessageId: string | null;
  /** WhatsApp's id of the message to which this message replies or reacts. */
  contextId: string | null;
  status: MessageStatus;
  error: MessageError | null;
  /** Who sent a message that goes out: a key or a person of the client, the partner, or the app on the phone. */
  sentBy: { kind: 'key' | 'person' | 'partner' | 'phone'; id: string | null } | null;
  editedAt: string | null;
  revokedAt: string | null;
  /** ISO 8601, in UTC. */
  createdAt: string;
}

/** One message with every status that was reported for it, oldest first. */
export interface MessageWithStatuses extends Message {
  statuses: ReportedStatus[];
}

/** One chat of a number: with a contact, or in a group. */
export interface Chat {
  id: ChatId;
  channelId: ChannelId;
  contactId: ContactId | null;
  groupId: string | null;
  /** The name of the contact: the profile name, else the username, the phone number or the user id. */
  name: string;
  unreadCount: number;
  lastMessageAt: string;
  /** The newest message, cut to 120 characters; `null` when it was erased or is too old. */
  lastMessage: { direction: 'in' | 'out'; type: MessageKind; text: string | null; status: MessageStatus } | null;
}

/** A call to send a message, after the door has read it. */
export type SendContent =
  | { type: 'text'; text: string }
  | { type: 'location'; latitude: number; longitude: number; name?: string | undefined; address?: string | undefined }
  | { type: 'contact'; name: string; phone: string }
  | { type: 'template'; name: string; language: string; components?: Record<string, unknown>[] | undefined }
  | { type: 'poll'; name: string; options: string[]; selectableCount: number };

/** For how long a client keeps messages. */
export interface MessageRetention {
  /** The number of days, 1 to 3650, after which messages, their statuses and their events are deleted. */
  days: number;
}
