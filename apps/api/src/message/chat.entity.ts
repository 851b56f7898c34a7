import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** The messages that one number exchanges with one contact, or in one group. */
export const ChatEntity = defineEntity({
  name: 'Chat',
  tableName: 'chat',
  indexes: [
    { properties: ['channelId', 'lastMessageAt', 'id'] },
    { properties: ['contactId'] },
    // The pruning finds old chats by this index.
    { properties: ['clientId', 'lastMessageAt'] },
  ],
  uniques: [{ properties: ['channelId', 'contactId'] }, { properties: ['channelId', 'groupId'] }],
  properties: {
    /** `chat_` and 22 random base62 characters. */
    id: p.string().primary().length(27),
    channelId: p.string().length(12),
    clientId: p.string().length(12),
    /** Null for a group. */
    contactId: p.string().length(26).nullable(),
    /** The upstream's id of the group. Null for a contact. */
    groupId: p.string().length(160).nullable(),
    lastMessageAt: p.datetime(3),
    unreadCount: p.integer(),
    createdAt: p.datetime(3),
  },
});

export type Chat = InferEntity<typeof ChatEntity>;
