import { type Actor, TEST_EVENT, type WebhookDelivery } from '@chatelaine/shared';
import { newEventId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { addDelivery } from './add-delivery.ts';
import { viewDelivery } from './delivery.view.ts';
import { lockOwnWebhook } from './lock-webhook.ts';

/** The highest number of tests of one webhook in a minute, because anybody may be the receiver. */
const TESTS_PER_MINUTE = 10;

/**
 * Sends a test event to a webhook, in one attempt. A paused webhook gets it too.
 *
 * @throws {Refusal} `not_found`; `not_allowed` for the webhook of a number; `rate_limited` after ten tests in a minute.
 */
export function testWebhook(work: Work, actor: Actor, id: string): Promise<WebhookDelivery> {
  return transaction(work, async (begun) => {
    const { tx } = await lockOwnWebhook(begun, actor, id);
    await requireFewTests(tx, id);
    const eventId = newEventId(tx.now, null);
    const none = { channelId: null, contactId: null, replayOf: null };
    const added = await addDelivery(tx, { webhookId: id, eventId, event: TEST_EVENT, ...none });
    if (added === null) throw new Error(`The new event ${eventId} has a delivery already.`);
    return viewDelivery(added);
  });
}

async function requireFewTests(tx: Transaction, id: string): Promise<void> {
  const recent = await tx.em.execute<unknown[]>(
    `select from webhook_delivery where webhook_id = ? and event = ?
     and created_at > clock_timestamp() - interval '1 minute' limit ?`,
    [id, TEST_EVENT, TESTS_PER_MINUTE],
  );
  if (recent.length < TESTS_PER_MINUTE) return;
  throw new Refusal('rate_limited', `tests of ${id}`, {
    message: `A webhook gets at most ${TESTS_PER_MINUTE} tests in a minute. Wait, then try again.`,
  });
}
