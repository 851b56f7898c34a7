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
  client.partnerSince = work.now;
  record(work, actor, { type: 'client.connected', partnerId, clientId: client.id, subjectId: client.id });
}

/**
 * Ends the work of a client with its partner. The caller must have ended the partner's permissions in the same
 * transaction. The event names only the partner that the client leaves, because both of them read it.
 */
export function disconnectClient(work: Locked<'account'>, actor: Actor, client: Client): void {
  const { id: clientId, partnerId } = client;
  client.partnerId = null;
  client.partnerSince = null;
  record(work, actor, { type: 'client.disconnected', partnerId: partnerId ?? null, clientId, subjectId: clientId });
}
