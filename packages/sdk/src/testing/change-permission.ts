import type { ChannelId, PermissionSource } from '@chatelaine/shared';
import { findOpenEpisode } from './permission.ts';
import type { ChannelRow, EpisodeRow } from './rows.ts';
import type { Store } from './store.ts';

/** Gets any channel of the world, for whoever writes the test. */
export function findChannel(store: Store, id: ChannelId): ChannelRow {
  const channel = store.channels.find((row) => row.id === id);
  if (!channel) throw new Error(`There is no channel ${id} in this world.`);
  return channel;
}

/** Grants permission on a channel as its client; one that is open is kept. */
export function grantChannel(store: Store, id: ChannelId, expiresAt: Date | null = null): EpisodeRow {
  const channel = findChannel(store, id);
  connect(store, channel.clientId);
  return findOpenEpisode(store, id) ?? openEpisode(store, channel, 'client_grant', expiresAt);
}

/** Opens an episode and records it. */
export function openEpisode(
  store: Store,
  channel: ChannelRow,
  source: PermissionSource,
  expiresAt: Date | null = null,
): EpisodeRow {
  const { id: channelId, clientId, phoneNumber } = channel;
  const id = store.newId('permission');
  const episode = { id, channelId, clientId, source, grantedAt: store.now(), expiresAt, withdrawnAt: null };
  store.episodes.push(episode);
  const by = source === 'client_grant' ? 'client' : 'operator';
  const data = { phoneNumber, source, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) };
  store.record({ type: 'permission.granted', by, clientId, channelId, subjectId: id, data });
  return episode;
}

/** Withdraws permission on a channel as its client. */
export function withdrawChannel(store: Store, id: ChannelId): EpisodeRow {
  const { clientId, phoneNumber, payment } = findChannel(store, id);
  const episode = findOpenEpisode(store, id);
  if (!episode) throw new Error(`Channel ${id} is not shared: there is nothing to withdraw.`);
  if (payment === 'partner' && !store.settings.clientsMayWithdraw)
    throw new Error('The partner pays for this number, and its setting clientsMayWithdraw is off.');
  episode.withdrawnAt = store.now();
  const fact = { by: 'client', clientId, channelId: id, subjectId: episode.id } as const;
  store.record({ ...fact, type: 'permission.withdrawn', data: { phoneNumber } });
  return episode;
}

function connect(store: Store, clientId: string): void {
  const client = store.clients.find((row) => row.id === clientId);
  if (!client || client.isConnected) return;
  client.isConnected = true;
  store.record({ type: 'client.connected', by: 'client', clientId, subjectId: clientId });
}
