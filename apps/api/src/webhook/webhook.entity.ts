import type { Environment, RetryPolicy } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A webhook of a partner or a client. Exactly one of `partnerId` and `clientId` is set: its owner. */
export const WebhookEntity = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  checks: [{ name: 'webhook_owner_check', expression: '(partner_id is null) <> (client_id is null)' }],
  indexes: [{ properties: ['partnerId', 'createdAt', 'id'] }, { properties: ['clientId', 'createdAt', 'id'] }],
  properties: {
    id: p.string().primary().length(26),
    partnerId: p.string().length(12).strictNullable(),
    clientId: p.string().length(12).strictNullable(),
    name: p.string().length(256).strictNullable(),
    url: p.text(),
    /** The types of events that are sent. Null means all. */
    events: p.array().columnType('text[]').strictNullable(),
    /** The numbers whose events are sent. Null means all. */
    channelIds: p.array().columnType('text[]').strictNullable(),
    environments: p.array().columnType('text[]').$type<Environment[]>().strictNullable(),
    /** The custom headers as encrypted JSON, because they may contain a password. */
    headers: p.text().strictNullable(),
    /** The names of the custom headers, to show them without decrypting their values. */
    headerNames: p.array().columnType('text[]'),
    retryPolicy: p.json().$type<RetryPolicy>().strictNullable(),
    /** The encrypted secret that signs. */
    secret: p.text(),
    /** The encrypted secret before, which also signs until `oldSecretEndsAt`. */
    oldSecret: p.text().strictNullable(),
    oldSecretEndsAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type WebhookRow = InferEntity<typeof WebhookEntity>;
