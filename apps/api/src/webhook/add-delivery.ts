import { databaseNow } from '../platform/db/database-now.ts';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { WebhookDeliveryEntity, type WebhookDeliveryRow } from './webhook-delivery.entity.ts';

/** The event of a new delivery. */
export type NewDelivery = Pick<
  WebhookDeliveryRow,
  'webhookId' | 'eventId' | 'event' | 'channelId' | 'contactId' | 'replayOf'
>;

/** Adds a delivery that is due now. Returns null when the event has a pending delivery to the webhook already. */
export async function addDelivery(tx: Transaction, delivery: NewDelivery): Promise<WebhookDeliveryRow | null> {
  const { webhookId, eventId, event, channelId, contactId, replayOf } = delivery;
  const id = newId('delivery');
  const now = await databaseNow(tx);
  const added = await tx.em.execute<unknown[]>(ADD, [
    ...[id, webhookId, eventId, event],
    ...[channelId, contactId, replayOf, now, now],
  ]);
  return added.length === 0 ? null : tx.em.findOneOrFail(WebhookDeliveryEntity, { id });
}

const ADD = `
  insert into webhook_delivery (id, webhook_id, event_id, event, channel_id, contact_id, replay_of, status, attempts,
    tries, due_at, created_at)
  values (?, ?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?, ?)
  on conflict (webhook_id, event_id) where status = 'pending' do nothing returning id`;
