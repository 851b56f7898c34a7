import type { Actor, Webhook } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { SKIP_TO_NEWEST } from './delivery.sql.ts';
import { showWebhook } from './list-webhooks.ts';
import { lockWebhook } from './lock-webhook.ts';

/** The webhook to resume, and whether the events that were recorded during the pause are left out. */
export interface Resuming {
  id: string;
  skipMissed: boolean;
}

/**
 * Resumes a paused webhook. It is no longer counted as failing. With `skipMissed`, only events that are recorded from
 * now on are sent, and deliveries that waited before the pause. A webhook that is not paused stays as it is.
 *
 * @throws {Refusal} `not_found`.
 */
export function resumeWebhook(work: Work, actor: Actor, { id, skipMissed }: Resuming): Promise<Webhook> {
  return transaction(work, async (begun) => {
    const { tx, found } = await lockWebhook(begun, actor, id);
    const resumed = await tx.em.execute<unknown[]>(RESUME, [id]);
    if (resumed.length === 0) return showWebhook(tx, actor, id);
    if (skipMissed) await tx.em.execute(SKIP_TO_NEWEST, [id]);
    record(tx, actor, { type: 'webhook.resumed', ...concernedOf(found), data: { host: hostOf(found) } });
    return showWebhook(tx, actor, id);
  });
}

const RESUME = `
  update webhook_state set paused_at = null, pause_reason = null, failing_since = null, told_at = null,
    held_until = null
  where webhook_id = ? and paused_at is not null returning webhook_id`;
