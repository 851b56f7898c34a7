import type { WebhookAttempt, WebhookDelivery } from '@chatelaine/shared';
import { iso, isoOrNull } from './webhook.view.ts';
import type { WebhookAttemptRow } from './webhook-attempt.entity.ts';
import type { WebhookDeliveryRow } from './webhook-delivery.entity.ts';

/** Shows a delivery to the owner of its webhook. */
export function viewDelivery(row: WebhookDeliveryRow): WebhookDelivery {
  const { id, webhookId, eventId, event, channelId, status, reason, attempts, lastStatus, lastError, replayOf } = row;
  return {
    ...{ id, webhookId, eventId, event, channelId, status, reason, attempts, lastStatus, lastError, replayOf },
    nextAttemptAt: status === 'pending' ? iso(row.dueAt) : null,
    createdAt: iso(row.createdAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

/** Shows an attempt. The answer of the receiver has no secrets, because they were replaced before it was stored. */
export const viewAttempt = ({ number, at, durationMs, status, error, answer }: WebhookAttemptRow): WebhookAttempt => ({
  ...{ number, at: iso(at), durationMs },
  ...{ status, error, answer },
});
