import type { Actor, WebhookDelivery } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { addDelivery } from './add-delivery.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { viewDelivery } from './delivery.view.ts';
import { type DeliveryName, getDelivery } from './list-deliveries.ts';
import { lockForReplay } from './lock-webhook.ts';

/**
 * Sends the event of a delivery again, as a new delivery. The delivery itself stays as it is.
 *
 * @throws {Refusal} `not_found`; `conflict` while the event is still on its way to the webhook.
 */
export function replayDelivery(work: Work, actor: Actor, name: DeliveryName): Promise<WebhookDelivery> {
  return transaction(work, async (begun) => {
    const { webhook } = await getDelivery(begun, actor, name);
    const { tx, found } = await lockForReplay(begun, actor, webhook.id);
    const { row } = await getDelivery(tx, actor, name);
    const { webhookId, eventId, event, channelId, contactId, id: replayOf } = row;
    const added = await addDelivery(tx, { webhookId, eventId, event, channelId, contactId, replayOf });
    if (added === null)
      throw new Refusal('conflict', `${eventId} is pending for ${webhookId}`, {
        message: 'This event is still on its way to this webhook. Wait until its delivery has ended.',
      });
    record(tx, actor, { type: 'webhook.replayed', ...concernedOf(found), data: { host: hostOf(found), count: 1 } });
    return viewDelivery(added);
  });
}
