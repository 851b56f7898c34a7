import type { DeliveryEnd, DeliveryStatus } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * One event on its way to one webhook. These rows are the backlog. All times are those of the clock of the database,
 * because several servers share the rows.
 */
export const WebhookDeliveryEntity = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  indexes: [
    { name: 'webhook_delivery_due', properties: ['webhookId', 'dueAt', 'eventId'], where: "status = 'pending'" },
    // A test is sent also while the webhook is paused, so it is found without reading the waiting deliveries.
    {
      name: 'webhook_delivery_test',
      properties: ['webhookId', 'dueAt'],
      where: "status = 'pending' and event = 'webhook.test'",
    },
    { properties: ['webhookId', 'createdAt', 'id'] },
    { name: 'webhook_delivery_failed', properties: ['webhookId', 'createdAt', 'id'], where: "status = 'failed'" },
    { name: 'webhook_delivery_replay', properties: ['webhookId', 'eventId'], where: 'replay_of is not null' },
    { name: 'webhook_delivery_contact', properties: ['contactId'], where: 'contact_id is not null' },
    { name: 'webhook_delivery_old', properties: ['status', 'endedAt'], where: "status <> 'pending'" },
  ],
  // An event has at most one pending delivery to a webhook, so it is never under way twice.
  uniques: [
    { name: 'webhook_delivery_one_pending', properties: ['webhookId', 'eventId'], where: "status = 'pending'" },
  ],
  properties: {
    id: p.string().primary().length(26),
    webhookId: p.string().length(26),
    eventId: p.string().length(30),
    /** The type or the name of the event. `webhook.test` has no row of an event. */
    event: p.string().length(64),
    channelId: p.string().length(12).strictNullable(),
    /** The contact whose erasure ends the delivery. */
    contactId: p.string().length(26).strictNullable(),
    status: p.string().length(16).$type<DeliveryStatus>(),
    reason: p.string().length(32).$type<DeliveryEnd>().strictNullable(),
    /** The attempts that count, at most those of the retry policy. */
    attempts: p.smallint(),
    /** All attempts, also those after which the receiver asked for a wait. */
    tries: p.smallint(),
    /**
     * When it is tried next. While an attempt is under way, this is the instant at which another server may try, because
     * the server of the attempt must have crashed.
     */
    dueAt: p.datetime(3),
    /** The random name of the attempt that is under way. Null when none is. Only this attempt may store its end. */
    claim: p.string().length(22).strictNullable(),
    lastStatus: p.smallint().strictNullable(),
    lastError: p.string().length(300).strictNullable(),
    replayOf: p.string().length(26).strictNullable(),
    createdAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type WebhookDeliveryRow = InferEntity<typeof WebhookDeliveryEntity>;
