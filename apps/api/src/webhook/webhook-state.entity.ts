import type { PauseReason, WebhookKind } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * What the deliveries have told about a webhook, and how far its events were read. A webhook of an account has the id
 * of its row in `webhook`. The webhook of a number has the id of the number, and its URL is in `channel_webhook`.
 */
export const WebhookStateEntity = defineEntity({
  name: 'WebhookState',
  tableName: 'webhook_state',
  indexes: [{ properties: ['accountId'] }, { properties: ['clientId'] }],
  properties: {
    webhookId: p.string().primary().length(26),
    kind: p.string().length(16).$type<WebhookKind>(),
    /** The partner or the client that owns the webhook, sees its deliveries, and gets the mails about it. */
    accountId: p.string().length(12),
    /** The client whose feed is read. Null for the webhook of a partner. */
    clientId: p.string().length(12).strictNullable(),
    /** The episode of the webhook of a number. A node of an older version changes only that of `channel_webhook`. */
    permissionId: p.string().length(26).strictNullable(),
    /** When the deliveries began. The owner sees no earlier ones, because they may be those of another owner. */
    begunAt: p.datetime(3).defaultRaw('clock_timestamp()'),
    /** The id of the last event of which deliveries were made. While the webhook is paused, it stays. */
    readId: p.string().length(30),
    /** Since when no delivery has arrived. Null after a delivery has arrived. */
    failingSince: p.datetime(3).strictNullable(),
    /** When the owner was told that the webhook is failing. */
    toldAt: p.datetime(3).strictNullable(),
    pausedAt: p.datetime(3).strictNullable(),
    pauseReason: p.string().length(16).$type<PauseReason>().strictNullable(),
    /** Before this instant nothing is sent, because the receiver asked for a wait. */
    heldUntil: p.datetime(3).strictNullable(),
  },
});

export type WebhookState = InferEntity<typeof WebhookStateEntity>;
