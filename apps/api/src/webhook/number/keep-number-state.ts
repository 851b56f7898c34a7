import type { DeliveryEnd } from '@chatelaine/shared';
import type { Transaction } from '../../platform/work.ts';
import { beginState } from '../begin-state.ts';
import { endDeliveries } from '../end-deliveries.ts';
import { type EndpointRow, readEndpoints } from '../endpoint.sql.ts';
import type { NumberCall } from './number-call.ts';

/** The state of the webhook that a number had before a call. Null: it had none. */
export async function readNumberState(tx: Transaction, channelId: string): Promise<EndpointRow | null> {
  const [state] = await tx.em.execute<EndpointRow[]>(...readEndpoints(tx.now, ['s.webhook_id = ?', [channelId]]));
  return state ?? null;
}

/**
 * Keeps the deliveries of a webhook that its owner has set again, or begins anew. The deliveries of another owner end,
 * and so do those of a webhook that was not allowed to deliver any more, with the reason `end`.
 *
 * A program that sets its webhook again asks for deliveries. So they go on after an automatic pause. They stay paused
 * when a person has paused them.
 */
export async function keepNumberState(
  tx: Transaction,
  { channelId, clientId, partnerId, permissionId }: NumberCall,
  { state, end }: { state: EndpointRow | null; end: DeliveryEnd | null },
): Promise<void> {
  if (state !== null && end === null) {
    await tx.em.execute(GO_ON, [channelId]);
    return;
  }
  if (end !== null) await endDeliveries(tx, channelId, end);
  const accountId = partnerId ?? clientId;
  await beginState(tx, { webhookId: channelId, kind: 'channel', accountId, clientId, permissionId });
}

const GO_ON = `
  update webhook_state set failing_since = null, told_at = null, held_until = null,
    paused_at = case when pause_reason = 'asked' then paused_at end,
    pause_reason = case when pause_reason = 'asked' then pause_reason end
  where webhook_id = ?`;
