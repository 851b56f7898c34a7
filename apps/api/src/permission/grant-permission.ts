import type { Actor, PartnerId, PermissionSource } from '@chatelaine/shared';
import type { Channel } from '../channel/channel.entity.ts';
import { record } from '../event/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Locked } from '../platform/work.ts';
import { findOpenEpisode } from './find-episode.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';

export interface Grant {
  partnerId: PartnerId;
  source: PermissionSource;
  /** The instant at which the permission ends. Null means that it has no end. */
  expiresAt?: Date | null;
}

/**
 * Opens an episode on a channel. An open episode of the same partner stays open with its keys, and no event is
 * recorded. When the last episode has ended, a new episode begins, and the keys of the old episode stay ended.
 */
export async function grantPermission(
  work: Locked<'channel'>,
  actor: Actor,
  channel: Channel,
  grant: Grant,
): Promise<Episode> {
  const open = await findOpenEpisode(work, channel.id);
  if (open !== null) {
    if (open.partnerId !== grant.partnerId)
      throw new Refusal('conflict', `channel ${channel.id} is shared with another partner`);
    return open;
  }
  const episode = work.em.create(PermissionEntity, {
    id: newId('permission'),
    channelId: channel.id,
    clientId: channel.clientId,
    partnerId: grant.partnerId,
    source: grant.source,
    grantedAt: work.now,
    expiresAt: grant.expiresAt ?? null,
    withdrawnAt: null,
    grantedBy: actor.id,
  });
  record(work, actor, {
    type: 'permission.granted',
    partnerId: grant.partnerId,
    clientId: channel.clientId,
    channelId: channel.id,
    subjectId: episode.id,
    data: {
      phoneNumber: channel.phoneNumber,
      source: grant.source,
      ...(episode.expiresAt && { expiresAt: episode.expiresAt.toISOString() }),
    },
  });
  return episode;
}
