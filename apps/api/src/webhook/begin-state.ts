import type { WebhookKind } from '@chatelaine/shared';
import { aheadMs } from '../platform/clock.ts';
import type { Transaction } from '../platform/work.ts';
import { NOW } from './delivery.sql.ts';
import { NEWEST_ID } from './newest-id.sql.ts';

/** A webhook whose deliveries begin. */
export interface BegunState {
  /** The id of the webhook. The webhook of a number has the id of the number. */
  webhookId: string;
  kind: WebhookKind;
  /** The partner or the client that owns the webhook. */
  accountId: string;
  /** The client whose events are sent. Null for the webhook of a partner. */
  clientId: string | null;
  /** The episode of the webhook of a number; null when no partner set it. */
  permissionId?: string | null;
}

/**
 * Makes the state of a webhook. Events that are recorded from now on are delivered, and no earlier ones. When there is a
 * state already, it begins anew: it is not paused, not failing, and may have another owner. Deliveries that are pending
 * stay; end them first with `endDeliveries` when they belong to another owner. Deliveries of before are no longer shown,
 * because they may be those of another owner.
 */
export async function beginState(tx: Transaction, begun: BegunState): Promise<void> {
  const { webhookId, kind, accountId, clientId, permissionId = null } = begun;
  await tx.em.execute(BEGIN, [aheadMs(tx.services.clock), webhookId, kind, accountId, clientId, permissionId]);
}

const BEGIN = `
  insert into webhook_state as s (begun_at, webhook_id, kind, account_id, client_id, permission_id, read_id)
  select date_trunc('milliseconds', ${NOW}), s.webhook_id, s.kind, s.account_id, s.client_id, s.permission_id,
    ${NEWEST_ID}
  from (select ?::text as webhook_id, ?::text as kind, ?::text as account_id, ?::text as client_id,
    ?::text as permission_id) s
  on conflict (webhook_id) do update set kind = excluded.kind, account_id = excluded.account_id,
    client_id = excluded.client_id, permission_id = excluded.permission_id, begun_at = excluded.begun_at,
    read_id = excluded.read_id, failing_since = null, told_at = null, paused_at = null, pause_reason = null,
    held_until = null`;
