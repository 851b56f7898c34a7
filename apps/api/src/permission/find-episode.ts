import type { Actor, ChannelId, ClientId, PartnerId } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { type Locked, lockedNow, type Transaction, type Work } from '../platform/work.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';
import { isNotWithdrawn, isOpen, visiblePermissions } from './permission.sql.ts';

/** Finds the episode that is open at this instant, or null. */
export async function findOpenEpisode(work: Work, channelId: ChannelId): Promise<Episode | null> {
  const open = filterOf<Episode>((e) => isOpen(work.now, e));
  const [episode = null] = await work.em.find(
    PermissionEntity,
    { $and: [{ channelId }, open] },
    { orderBy: { grantedAt: 'desc', id: 'desc' }, limit: 1, refresh: true },
  );
  return episode;
}

/** Finds all episodes of a client and a partner that are open at this instant, in the order of their channels. */
export function findOpenEpisodes(work: Work, clientId: ClientId, partnerId: PartnerId): Promise<Episode[]> {
  return work.em.find(
    PermissionEntity,
    { $and: [{ clientId, partnerId }, filterOf<Episode>((e) => isOpen(work.now, e))] },
    { orderBy: { channelId: 'asc' }, refresh: true },
  );
}

/** Finds the last episode of a channel that the actor may know of, open or ended. */
export async function findLatestEpisode(work: Work, actor: Actor, channelId: ChannelId): Promise<Episode | null> {
  const [episode = null] = await work.em.find(
    PermissionEntity,
    { $and: [{ channelId }, filterOf<Episode>((e) => visiblePermissions(actor, e))] },
    { orderBy: { grantedAt: 'desc', id: 'desc' }, limit: 1, refresh: true },
  );
  return episode;
}

/** Finds the last episode of each channel of a client, open or ended. A channel that was never Shared is not in the map. */
export async function findLatestEpisodes(work: Work, clientId: ClientId): Promise<Map<ChannelId, Episode>> {
  // The subquery reads one row of each channel. The whole history of a client may be long.
  const rows = await work.em.execute<{ id: string }[]>(
    `select e.id from channel ch cross join lateral (
       select p.id from permission p where p.channel_id = ch.id and p.client_id = ch.client_id
       order by p.granted_at desc, p.id desc limit 1
     ) e where ch.client_id = ? and ch.removed_at is null`,
    [clientId],
  );
  const episodes = await work.em.find(PermissionEntity, { id: { $in: rows.map(({ id }) => id) } }, { refresh: true });
  return new Map(episodes.map((episode) => [episode.channelId, episode]));
}

/**
 * Finds the open episode of a channel and keeps it open until the transaction ends.
 *
 * The lock is `for share`: several transactions can make keys in one episode at the same time, and a withdrawal waits
 * for these transactions. A read without the lock is not enough. The foreign key locks the row of the episode only when
 * the API key is inserted at the end of the transaction. So without the lock, a withdrawal could come first, and the
 * API key could be made after it.
 */
export async function holdOpenEpisode(work: Transaction, channelId: ChannelId): Promise<Episode | null> {
  await work.em.execute(`select e.id from permission e where e.channel_id = ? and ${isNotWithdrawn('e')} for share`, [
    channelId,
  ]);
  return findOpenEpisode(work, channelId);
}

/** The open episode, and the transaction that holds its lock. */
export interface LockedEpisode {
  episode: Episode | null;
  work: Locked<'permission'>;
}

/**
 * Locks the open episode of a channel, so that the caller can end the episode. The lock waits for the end of all
 * transactions that keep the episode open.
 */
export async function lockOpenEpisode(work: Transaction, channelId: ChannelId): Promise<LockedEpisode> {
  await work.em.execute(`select e.id from permission e where e.channel_id = ? and ${isNotWithdrawn('e')} for update`, [
    channelId,
  ]);
  const episode = await findOpenEpisode(work, channelId);
  return { episode, work: lockedNow(work, 'permission') };
}
