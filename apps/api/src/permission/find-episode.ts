import type { ChannelId } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { type Locked, lockedNow, type Transaction, type Work } from '../platform/work.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';
import { isNotWithdrawn, isOpen } from './permission.sql.ts';

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

/**
 * Finds the open episode and keeps it open until the transaction ends.
 *
 * `for share`: many may make keys in it at once, and a withdrawal waits for them. With a plain read, and nothing but the
 * lock that the foreign key takes at the end, keys are born under a withdrawn permission.
 */
export async function holdOpenEpisode(work: Transaction, channelId: ChannelId): Promise<Episode | null> {
  await work.em.execute(`select e.id from permission e where e.channel_id = ? and ${isNotWithdrawn('e')} for share`, [
    channelId,
  ]);
  return findOpenEpisode(work, channelId);
}

/** The open episode, and the work that goes on from its lock. */
export interface LockedEpisode {
  episode: Episode | null;
  work: Locked<'permission'>;
}

/** Finds the open episode and makes everyone who holds it finish first: for whoever ends it. */
export async function lockOpenEpisode(work: Transaction, channelId: ChannelId): Promise<LockedEpisode> {
  await work.em.execute(`select e.id from permission e where e.channel_id = ? and ${isNotWithdrawn('e')} for update`, [
    channelId,
  ]);
  const episode = await findOpenEpisode(work, channelId);
  return { episode, work: lockedNow(work, 'permission') };
}
