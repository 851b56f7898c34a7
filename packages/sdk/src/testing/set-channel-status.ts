import type { ChannelId, ChannelStatus } from '@chatelaine/shared';
import { findChannel } from './change-permission.ts';
import type { Store } from './store.ts';

/** Moves a channel to another status, as the operator, and records it. The one it has already is no news. */
export function setChannelStatus(store: Store, id: ChannelId, status: ChannelStatus): void {
  const channel = findChannel(store, id);
  if (channel.status === status) return;
  const data = { before: channel.status, after: status };
  channel.status = status;
  const { clientId } = channel;
  // Of a client that does not work with the partner yet, the partner is told nothing.
  if (store.clients.some((client) => client.id === clientId && client.isConnected))
    store.record({ type: 'channel.status_changed', by: 'operator', clientId, channelId: id, subjectId: id, data });
}
