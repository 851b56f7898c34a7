import type { Actor, Webhook } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { databaseNow } from '../platform/db/database-now.ts';
import { transaction, type Work } from '../platform/work.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { showWebhook } from './list-webhooks.ts';
import { lockWebhook } from './lock-webhook.ts';

/**
 * Pauses a webhook: nothing is sent until somebody resumes it. Its events are kept meanwhile. A webhook that is paused
 * already stays as it is.
 *
 * @throws {Refusal} `not_found`.
 */
export function pauseWebhook(work: Work, actor: Actor, id: string): Promise<Webhook> {
  return transaction(work, async (begun) => {
    const { tx, found } = await lockWebhook(begun, actor, id);
    const changed = await tx.em.execute<unknown[]>(
      `update webhook_state set paused_at = ?, pause_reason = 'asked' where webhook_id = ? and paused_at is null
       returning webhook_id`,
      [await databaseNow(tx), id],
    );
    if (changed.length > 0) {
      const data = { host: hostOf(found), reason: 'asked' } as const;
      record(tx, actor, { type: 'webhook.paused', ...concernedOf(found), data });
    }
    return showWebhook(tx, actor, id);
  });
}
