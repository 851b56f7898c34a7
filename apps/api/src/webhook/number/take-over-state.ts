import { transaction, type Work } from '../../platform/work.ts';
import { beginState } from '../begin-state.ts';
import { endDeliveries } from '../end-deliveries.ts';

/**
 * Begins the webhook of a number anew, when a node of an older version has set it in another episode. Such a node does
 * not know deliveries. So what waits was recorded for another owner, or when nobody had permission, and the secret is
 * one that the new owner does not know.
 */
export function takeOverState(work: Work, channelId: string): Promise<void> {
  return transaction(work, async (tx) => {
    // The same lock as that of a program that sets the webhook.
    await tx.em.execute('select 1 from channel_webhook where channel_id = ? for no key update', [channelId]);
    const [owner] = await tx.em.execute<Owner[]>(OWNER, [channelId]);
    if (owner === undefined) return;
    await endDeliveries(tx, channelId, 'replaced');
    await beginState(tx, { ...owner, webhookId: channelId, kind: 'channel' });
    await tx.em.execute('update channel_webhook set secret = null where channel_id = ?', [channelId]);
  });
}

interface Owner {
  accountId: string;
  clientId: string;
  permissionId: string | null;
}

const OWNER = `
  select coalesce(k.partner_id, ch.client_id) as "accountId", ch.client_id as "clientId",
    n.permission_id as "permissionId"
  from channel_webhook n join webhook_state s on s.webhook_id = n.channel_id join channel ch on ch.id = n.channel_id
    left join api_key k on k.id = n.api_key_id
  where n.channel_id = ? and s.permission_id is distinct from n.permission_id`;
