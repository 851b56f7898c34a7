import type { Message, MessageWithStatuses } from '@chatelaine/shared';
import type { Message as MessageRow } from './message.entity.ts';
import type { MessageStatusRow } from './message-status.entity.ts';

/** Shows a message to its client. */
export function viewMessage(row: MessageRow): Message {
  return {
    id: row.id,
    channelId: row.channelId,
    chatId: row.chatId,
    contactId: row.contactId ?? null,
    direction: row.direction,
    type: row.type,
    content: row.content,
    waMessageId: row.waMessageId ?? null,
    contextId: row.contextId ?? null,
    status: row.status,
    error: row.error ?? null,
    sentBy: sentBy(row),
    editedAt: row.editedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function sentBy({ direction, apiKeyId, personId, permissionId }: MessageRow): Message['sentBy'] {
  if (direction === 'in') return null;
  if (personId != null) return { kind: 'person', id: personId };
  if (apiKeyId == null) return { kind: 'phone', id: null };
  return { kind: permissionId == null ? 'key' : 'partner', id: apiKeyId };
}

/**
 * Shows a message with every status that was reported for it, oldest first. The statuses come in the order of their
 * arrival. Statuses of one second stay in this order, because WhatsApp tells whole seconds.
 */
export const viewWithStatuses = (row: MessageRow, statuses: readonly MessageStatusRow[]): MessageWithStatuses => ({
  ...viewMessage(row),
  statuses: statuses
    .toSorted((one, other) => secondOf(one) - secondOf(other))
    .map(({ status, at, isApplied }) => ({ status, at: at.toISOString(), isApplied })),
});

const secondOf = ({ at }: MessageStatusRow): number => Math.floor(at.getTime() / 1_000);
