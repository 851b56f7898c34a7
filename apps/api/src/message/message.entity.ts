import type { MessageContent, MessageError, MessageKind, MessageStatus } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * A message of one number, in or out. A message that a program sends over the sessions door is stored as `queued`
 * before it is carried, so a crash loses no message.
 */
export const MessageEntity = defineEntity({
  name: 'Message',
  tableName: 'message',
  indexes: [
    { properties: ['chatId', 'createdSecond', 'arrival'] },
    { properties: ['channelId', 'createdSecond', 'arrival'] },
    { properties: ['clientId', 'createdAt'] },
    { properties: ['contactId', 'createdSecond', 'arrival'] },
    // The messages that wait to be carried.
    { name: 'message_queued', properties: ['channelId', 'arrival'], where: "status = 'queued'" },
  ],
  uniques: [{ properties: ['channelId', 'waMessageId'] }],
  properties: {
    /** `msg_` and 22 random base62 characters. */
    id: p.string().primary().length(26),
    channelId: p.string().length(12),
    clientId: p.string().length(12),
    chatId: p.string().length(27),
    /** The person who wrote the message, or to whom it goes. Null for a message to a group. */
    contactId: p.string().length(26).nullable(),
    direction: p.enum(['in', 'out'] as const),
    type: p.string().length(32).$type<MessageKind>(),
    /** The content in our own form, without the envelope of the upstream. */
    content: p.json().$type<MessageContent>(),
    /** The id that the upstream gave. Null until the message is carried. */
    waMessageId: p.string().length(256).nullable(),
    /** The upstream's id of the message to which this message replies or reacts. */
    contextId: p.string().length(256).nullable(),
    status: p.string().length(16).$type<MessageStatus>(),
    error: p.json().$type<MessageError>().nullable(),
    /** The sender of a message that goes out: a key, a person, or neither for a message that the phone's app sent. */
    apiKeyId: p.string().length(26).nullable(),
    personId: p.string().length(26).nullable(),
    /** The permission under which a partner's key sent the message. */
    permissionId: p.string().length(26).nullable(),
    requestId: p.string().length(128).nullable(),
    /** When a server began to carry the message. Null: not begun. A begun carry is repeated only where that is safe. */
    claimedAt: p.datetime(3).nullable(),
    editedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    /** When the message was written, by the clock of the upstream for a message that came in. */
    createdAt: p.datetime(3),
    /**
     * The second of `createdAt`, since 1970. WhatsApp tells whole seconds, and our own messages have milliseconds. So
     * lists compare the seconds, and show messages of one second in the order of `arrival`.
     */
    createdSecond: p.bigint('number').generated("(floor(extract(epoch from (created_at at time zone 'UTC')))) stored"),
    /** The place of the message in the order in which messages were stored. */
    arrival: p.bigint('number').autoincrement().generated('identity'),
  },
});

export type Message = InferEntity<typeof MessageEntity>;
