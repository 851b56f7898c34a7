import { type ChannelId, permissionStatus } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';

/** Finds the episode that is open at this instant, or null. */
export async function findOpenEpisode(work: Work, channelId: ChannelId): Promise<Episode | null> {
  const rows = await work.em.find(
    PermissionEntity,
    { channelId, withdrawnAt: null },
    { orderBy: { grantedAt: 'desc', id: 'desc' }, limit: 1, refresh: true },
  );
  const latest = rows[0] ?? null;
  return permissionStatus(latest, work.now) === 'shared' ? latest : null;
}

/**
 * Finds the open episode and keeps it open until the transaction ends.
 *
 * `for share`: many may make keys in it at once, and a withdrawal waits for them. With a plain read, and nothing but the
 * lock that the foreign key takes at the end, keys are born under a withdrawn permission.
 */
export async function holdOpenEpisode(work: Work, channelId: ChannelId): Promise<Episode | null> {
  await work.em.execute('select id from permission where channel_id = ? and withdrawn_at is null for share', [
    channelId,
  ]);
  return findOpenEpisode(work, channelId);
}

/** Finds the open episode and makes everyone who holds it finish first: for whoever ends it. */
export async function lockOpenEpisode(work: Work, channelId: ChannelId): Promise<Episode | null> {
  await work.em.execute('select id from permission where channel_id = ? and withdrawn_at is null for update', [
    channelId,
  ]);
  return findOpenEpisode(work, channelId);
}
