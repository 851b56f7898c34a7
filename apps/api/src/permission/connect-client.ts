import type { Actor, PartnerId } from '@chatelaine/shared';
import type { Client } from '../client/index.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Locked } from '../platform/work.ts';

/**
 * Connects a client without a partner to the partner that gets its permission, in the transaction of the grant. The
 * account that pays for the channels does not change.
 */
export function connectClient(work: Locked<'account'>, actor: Actor, client: Client, partnerId: PartnerId): void {
  if (client.partnerId === partnerId) return;
  if (client.partnerId != null) throw new Refusal('not_allowed', `client ${client.id} works with another partner`);
  client.partnerId = partnerId;
  record(work, actor, { type: 'client.connected', partnerId, clientId: client.id, subjectId: client.id });
}
