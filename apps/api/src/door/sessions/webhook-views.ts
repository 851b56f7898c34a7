import type {
  CreatedWebhook,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryDetails,
} from '@chatelaine/shared';
import { ms, msOrNull } from './views.ts';

/** Shows a webhook. `events` is `["*"]` when all events are sent, and `sessionId` is set when it has one session. */
export function viewWebhook(organizationId: string, webhook: Webhook) {
  const { id, kind, name, url, events, channelIds, environments, headerNames, retryPolicy, pauseReason } = webhook;
  const [first = null, ...more] = channelIds ?? [];
  return {
    ...{ id, organizationId, kind, name, url },
    sessionId: more.length === 0 ? first : null,
    sessionIds: channelIds,
    events: events ?? ['*'],
    environments,
    active: webhook.pausedAt === null,
    customHeaderNames: headerNames,
    retryPolicy,
    pausedAt: msOrNull(webhook.pausedAt),
    pauseReason,
    failingSince: msOrNull(webhook.failingSince),
    oldSecretEndsAt: msOrNull(webhook.oldSecretEndsAt),
    createdAt: ms(webhook.createdAt),
    updatedAt: ms(webhook.updatedAt),
  };
}

/** Shows a webhook that was just created, with its secret. */
export const viewCreated = (organizationId: string, { secret, ...webhook }: CreatedWebhook) => ({
  ...viewWebhook(organizationId, webhook),
  secret,
});

/** Shows a delivery. */
export const viewDelivery = ({ channelId, nextAttemptAt, createdAt, endedAt, ...delivery }: WebhookDelivery) => ({
  ...{ ...delivery, sessionId: channelId },
  nextAttemptAt: msOrNull(nextAttemptAt),
  createdAt: ms(createdAt),
  endedAt: msOrNull(endedAt),
});

/** Shows a delivery with its body and its attempts. */
export const viewDeliveryDetails = ({ body, history, ...delivery }: WebhookDeliveryDetails) => ({
  ...viewDelivery(delivery),
  body,
  history: history.map(({ at, ...attempt }: WebhookAttempt) => ({ ...attempt, at: ms(at) })),
});
