import type { MessageStatus } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * A status of a message that was reported. A status that came late is kept too, and then `isApplied` is false, because
 * the status of a message never goes back.
 */
export const MessageStatusEntity = defineEntity({
  name: 'MessageStatus',
  tableName: 'message_status',
  properties: {
    messageId: p.string().primary().length(26),
    status: p.string().primary().length(16).$type<MessageStatus>(),
    /** The time of the status, by the clock that reported it. */
    at: p.datetime(3).primary(),
    recordedAt: p.datetime(3),
    isApplied: p.boolean(),
    /** The place of the status in the order in which statuses were stored. */
    arrival: p.bigint('number').autoincrement().generated('identity'),
  },
});

export type MessageStatusRow = InferEntity<typeof MessageStatusEntity>;
