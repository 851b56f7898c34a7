import { defineEntity, type InferEntity, PrimaryKeyProp, p } from '@mikro-orm/postgresql';

/** One attempt of a delivery. Its row is deleted with the delivery. */
export const WebhookAttemptEntity = defineEntity({
  name: 'WebhookAttempt',
  tableName: 'webhook_attempt',
  properties: {
    deliveryId: p.string().primary().length(26),
    /** 1, 2, 3 …: the value of `tries` of the delivery. */
    number: p.smallint().primary(),
    at: p.datetime(3),
    durationMs: p.integer(),
    /** The HTTP status of the answer. Null without an answer. */
    status: p.smallint().strictNullable(),
    error: p.string().length(300).strictNullable(),
    /** The start of the answer, without the secrets of the webhook. */
    answer: p.string().length(1024).strictNullable(),
    [PrimaryKeyProp]: undefined as unknown as ['deliveryId', 'number'],
  },
});

export type WebhookAttemptRow = InferEntity<typeof WebhookAttemptEntity>;
