import type {
  Channel,
  ChannelId,
  ChannelQuery,
  Page,
  PageQuery,
  Permission,
  PermissionCheck,
  PermissionQuery,
} from '@chatelaine/shared';
import { pageOf } from './page.ts';
import { Refused } from './refused.ts';
import type { ChannelRow, EpisodeRow } from './rows.ts';
import type { Store } from './store.ts';

/** Whether an episode is open now. */
export function isOpen({ now }: Store, { withdrawnAt, expiresAt }: EpisodeRow): boolean {
  return withdrawnAt === null && (expiresAt === null || now() < expiresAt);
}

/** Finds the open episode of a channel. */
export function findOpenEpisode(store: Store, channelId: ChannelId): EpisodeRow | undefined {
  return store.episodes.find((episode) => episode.channelId === channelId && isOpen(store, episode));
}

/** The channels that the partner knows of: those of the clients that work with it. */
function knownChannels({ channels, clients }: Store): ChannelRow[] {
  const known = new Set(clients.filter(({ isConnected }) => isConnected).map(({ id }) => id));
  return channels.filter(({ clientId }) => known.has(clientId));
}

/** Gets a channel that the partner knows of. */
export function getChannel(store: Store, id: ChannelId): ChannelRow {
  const channel = knownChannels(store).find((row) => row.id === id);
  if (!channel) throw new Refused('not_found');
  return channel;
}

/** Gets the open episode of a running channel: what making a key needs. */
export function getSharedEpisode(store: Store, channelId: ChannelId): EpisodeRow {
  const { id, status } = getChannel(store, channelId);
  if (status !== 'running') throw new Refused('channel_not_running');
  const episode = findOpenEpisode(store, id);
  if (!episode) throw new Refused('permission_missing');
  return episode;
}

/** Shows a channel with its permission. */
export function viewChannel(store: Store, row: ChannelRow): Channel {
  const { id, clientId, phoneNumber, name, status, payment, createdAt } = row;
  const permission = findOpenEpisode(store, id) ? 'shared' : 'missing';
  return { id, clientId, phoneNumber, name, status, payment, permission, createdAt: createdAt.toISOString() };
}

/** Lists channels. */
export function listChannels(store: Store, query: ChannelQuery & PageQuery): Page<Channel> {
  const { clientId, permission, status } = query;
  const rows = knownChannels(store).filter(
    (row) =>
      (clientId === undefined || row.clientId === clientId) &&
      (status === undefined || row.status === status) &&
      (permission === undefined || viewChannel(store, row).permission === permission),
  );
  return pageOf(
    rows,
    query,
    ({ id, createdAt }) => ({ id, at: createdAt }),
    (row) => viewChannel(store, row),
  );
}

/** Sorts channel ids by what their clients say now. */
export function checkPermissions(store: Store, { channelIds }: { channelIds: ChannelId[] }): PermissionCheck {
  const known = new Map(knownChannels(store).map((row) => [row.id, viewChannel(store, row).permission]));
  const ids = [...new Set(channelIds)];
  return {
    shared: ids.filter((id) => known.get(id) === 'shared'),
    missing: ids.filter((id) => known.get(id) === 'missing'),
    unknown: ids.filter((id) => !known.has(id)),
  };
}

/** Shows an episode. */
export function viewPermission(store: Store, episode: EpisodeRow): Permission {
  const { id, channelId, clientId, source, grantedAt, expiresAt, withdrawnAt } = episode;
  return {
    id,
    channelId,
    clientId,
    partnerId: store.settings.partnerId,
    status: isOpen(store, episode) ? 'shared' : 'missing',
    source,
    grantedAt: grantedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

/** Lists episodes, ended ones too. */
export function listPermissions(store: Store, query: PermissionQuery & PageQuery): Page<Permission> {
  const { clientId, channelId, status } = query;
  const rows = store.episodes.filter(
    (row) =>
      (clientId === undefined || row.clientId === clientId) &&
      (channelId === undefined || row.channelId === channelId) &&
      (status === undefined || isOpen(store, row) === (status === 'shared')),
  );
  return pageOf(
    rows,
    query,
    ({ id, grantedAt }) => ({ id, at: grantedAt }),
    (row) => viewPermission(store, row),
  );
}
