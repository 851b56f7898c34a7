import * as rules from '@chatelaine/shared';
import { byId, channelQuery, clientQuery, permissionCheckInput, permissionQuery } from '@chatelaine/shared/schema';
import { channelOf, findOpenEpisode, knowsClient, viewChannel } from './permissions.ts';
import { listPage, query } from './procedure.ts';
import { found, Refused } from './refused.ts';
import type { ClientRow, Store } from './store.ts';

const knownChannels = (store: Store) => store.channels.filter(({ clientId }) => knowsClient(store, clientId));

const getChannel = (store: Store, id: rules.ChannelId) => found(knownChannels(store).find((row) => row.id === id));

/** Refuses the call when the partner cannot see this channel. */
export const requireKnown = (store: Store, id: rules.ChannelId): void => void getChannel(store, id);

/** Gets the open permission episode of a running channel, which a new key needs. Without it, refuses the call. */
export function getSharedEpisode(store: Store, id: rules.ChannelId): rules.KeptEpisode {
  if (getChannel(store, id).status !== 'running') throw new Refused('channel_not_running');
  const episode = findOpenEpisode(store, id);
  if (!episode) throw new Refused('permission_missing');
  return episode;
}

/** The procedures that show channels: only channels of clients that work with the partner. */
export const channels = {
  list: query('read', channelQuery, (store, { limit, cursor, ids, name, ...asked }) => {
    const found = knownChannels(store).filter((row) => rules.isSearched(row, { ids, name }));
    const rows = found.filter((row) => rules.matches(viewChannel(store, row), asked));
    return listPage(rows, { limit, cursor }, (row) => viewChannel(store, row));
  }),
  get: query('read', byId, (store, { id }) => viewChannel(store, getChannel(store, id))),
};

const knownClients = ({ clients }: Store) => clients.filter(({ isConnected }) => isConnected);
const viewClient = ({ id, name }: ClientRow) => ({ id, name });

/** The procedures that show the clients that work with the partner. */
export const clients = {
  list: query('read', clientQuery, (store, asked) => {
    const rows = knownClients(store).filter((row) => rules.isSearched(row, asked));
    return listPage(rows, asked, viewClient);
  }),
  get: query('read', byId, (store, { id }) => viewClient(found(knownClients(store).find((row) => row.id === id)))),
};

/** The procedures of permissions, current and past. */
export const permissions = {
  check: query('read', permissionCheckInput, (store, { channelIds }) => {
    const known = knownChannels(store).map((row) => viewChannel(store, row));
    return rules.sortChannels(channelIds, known);
  }),
  list: query('read', permissionQuery, (store, { limit, cursor, ...asked }) => {
    const rows = store.episodes.filter((row) => rules.matches(rules.viewPermission(row, store.now()), asked));
    const placed = rows.map((row) => ({ ...row, createdAt: row.grantedAt }));
    return listPage(placed, { limit, cursor }, (row) =>
      rules.viewPartnersPermission(row, channelOf(store, row.channelId), store.now()),
    );
  }),
};
