import * as rules from '@chatelaine/shared';
import type { ChannelRow, Store } from './store.ts';

/** Gets any channel of the world for a control of the fake. An unknown id is a mistake in the test. */
export function channelOf(store: Store, id: rules.ChannelId): ChannelRow {
  const channel = store.channels.find((row) => row.id === id);
  if (!channel) throw new Error(`There is no channel ${id} in this world.`);
  return channel;
}

/** Finds the open permission episode of a channel. An episode lasts from a grant to its end. */
export function findOpenEpisode({ episodes, now }: Store, channelId: rules.ChannelId): rules.KeptEpisode | undefined {
  return episodes.find((episode) => episode.channelId === channelId && rules.isEpisodeOpen(episode, now()));
}

/** Returns a channel in its public form, with the current status of its permission. */
export function viewChannel(store: Store, row: ChannelRow): rules.Channel {
  const permission = rules.permissionStatus(findOpenEpisode(store, row.id) ?? null, store.now());
  return { ...row, permission, createdAt: row.createdAt.toISOString() };
}

/** Returns whether a client works with the partner. If not, the partner cannot see the client or its channels. */
export function knowsClient({ clients }: Store, clientId: rules.ClientId): boolean {
  return clients.some(({ id, isConnected }) => id === clientId && isConnected);
}

/** Grants permission on a channel, as the channel's client would. A permission that is open stays unchanged. */
export function grantChannel(store: Store, id: rules.ChannelId, expiresAt: Date | null = null): rules.KeptEpisode {
  const channel = channelOf(store, id);
  const { clientId } = channel;
  const client = store.clients.find((row) => row.id === clientId);
  if (client && !client.isConnected) {
    client.isConnected = true;
    store.record({ type: 'client.connected', by: 'client', clientId, subjectId: clientId });
  }
  return findOpenEpisode(store, id) ?? openEpisode(store, channel, 'client_grant', expiresAt);
}

/** Opens a permission episode on a channel, and records the event `permission.granted`. */
export function openEpisode(
  store: Store,
  { id: channelId, clientId, phoneNumber }: ChannelRow,
  source: rules.PermissionSource,
  expiresAt: Date | null = null,
): rules.KeptEpisode {
  const { partnerId } = store.settings;
  const id = store.newId('permission');
  const episode = { id, channelId, clientId, partnerId, source, grantedAt: store.now(), expiresAt, withdrawnAt: null };
  store.episodes.push(episode);
  const by = source === 'client_grant' ? 'client' : 'operator';
  const data = { phoneNumber, source, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) };
  store.record({ type: 'permission.granted', by, clientId, channelId, subjectId: id, data });
  return episode;
}

/** Withdraws permission on a channel, as the channel's client would. */
export function withdrawChannel(store: Store, id: rules.ChannelId): rules.KeptEpisode {
  const { clientId, phoneNumber, payment } = channelOf(store, id);
  const episode = findOpenEpisode(store, id);
  if (!episode) throw new Error(`Channel ${id} is not shared: there is nothing to withdraw.`);
  if (!rules.mayWithdraw(payment, store.settings))
    throw new Error('The partner pays for this number, and its setting clientsMayWithdraw is off.');
  episode.withdrawnAt = store.now();
  const fact = { by: 'client', clientId, channelId: id, subjectId: episode.id } as const;
  store.record({ ...fact, type: 'permission.withdrawn', data: { phoneNumber } });
  return episode;
}

/** Changes a channel's status, as the operator would, and records an event. Does nothing for the current status. */
export function setChannelStatus(store: Store, id: rules.ChannelId, status: rules.ChannelStatus): void {
  const channel = channelOf(store, id);
  if (channel.status === status) return;
  const data = { before: channel.status, after: status };
  channel.status = status;
  const { clientId } = channel;
  // No event is recorded while the client does not work with the partner: the partner must not see the change.
  if (knowsClient(store, clientId))
    store.record({ type: 'channel.status_changed', by: 'operator', clientId, channelId: id, subjectId: id, data });
}
