import {
  type Actor,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
  type WebhookDelivery,
  type WebhookDeliveryDetails,
  type WebhookDeliveryQuery,
} from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { afterCursor, NEWEST_FIRST } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { readBodies } from './body/read-bodies.ts';
import { viewAttempt, viewDelivery } from './delivery.view.ts';
import { getWebhook } from './list-webhooks.ts';
import { type ListedWebhook, visibleDeliveries } from './webhook.sql.ts';
import { WebhookAttemptEntity } from './webhook-attempt.entity.ts';
import { WebhookDeliveryEntity, type WebhookDeliveryRow } from './webhook-delivery.entity.ts';

const READ_ONLY = { disableIdentityMap: true } as const;

/**
 * Lists the deliveries of a webhook, newest first.
 *
 * @throws {Refusal} `not_found` for a webhook that the actor does not know.
 */
export async function listDeliveries(
  work: Work,
  actor: Actor,
  { webhookId, status, limit = 50, cursor }: WebhookDeliveryQuery & PageQuery,
): Promise<Page<WebhookDelivery>> {
  const webhook = await getWebhook(work, actor, webhookId);
  const rows = await work.em.find(
    WebhookDeliveryEntity,
    { $and: [status === undefined ? {} : { status }, seenDeliveries(actor, webhook), afterCursor(cursor)] },
    { orderBy: NEWEST_FIRST, limit: limit + 1, ...READ_ONLY },
  );
  return pageOf(rows, limit, rowCursor, viewDelivery);
}

/** Names one delivery. With `webhookId`, it must be a delivery of this webhook. */
export interface DeliveryName {
  id: string;
  webhookId?: string | undefined;
}

/** A delivery that an actor may read, and its webhook. */
export interface FoundDelivery {
  row: WebhookDeliveryRow;
  webhook: ListedWebhook;
}

/**
 * Gets one delivery of a webhook that the actor knows.
 *
 * @throws {Refusal} `not_found`.
 */
export async function getDelivery(work: Work, actor: Actor, { id, webhookId }: DeliveryName): Promise<FoundDelivery> {
  const named = { id, ...(webhookId !== undefined && { webhookId }) };
  const found = await work.em.findOne(WebhookDeliveryEntity, named, READ_ONLY);
  if (found === null) throw noDelivery(actor, id);
  const webhook = await getWebhook(work, actor, found.webhookId);
  const seen = { $and: [{ id }, seenDeliveries(actor, webhook)] };
  const row = await work.em.findOne(WebhookDeliveryEntity, seen, READ_ONLY);
  if (row === null) throw noDelivery(actor, id);
  return { row, webhook };
}

/**
 * Shows one delivery with its attempts, and with its body as it would be sent now.
 *
 * @throws {Refusal} `not_found`.
 */
export async function showDelivery(work: Work, actor: Actor, name: DeliveryName): Promise<WebhookDeliveryDetails> {
  const { row, webhook } = await getDelivery(work, actor, name);
  const { kind, id: webhookId, accountId } = webhook;
  const bodies = await readBodies(work, { kind, webhookId, accountId }, [row]);
  const body = bodies.get(row.eventId);
  const attempts = await work.em.find(
    WebhookAttemptEntity,
    { deliveryId: row.id },
    { orderBy: { number: 'asc' }, ...READ_ONLY },
  );
  return {
    ...viewDelivery(row),
    body: body !== undefined && 'text' in body ? body.text : null,
    history: attempts.map(viewAttempt),
  };
}

const noDelivery = (actor: Actor, id: string) => new Refusal('not_found', `delivery ${id} for ${actor.id}`);

const seenDeliveries = (actor: Actor, webhook: ListedWebhook) =>
  filterOf<WebhookDeliveryRow>((d) => visibleDeliveries(actor, webhook, d));
