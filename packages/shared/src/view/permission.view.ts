import type { Permission } from '../permission.ts';
import { type EpisodeDates, permissionStatus } from '../rule/permission.rule.ts';

/** An episode of permission as the database stores it. */
export interface KeptEpisode
  extends Pick<Permission, 'id' | 'channelId' | 'clientId' | 'partnerId' | 'source'>,
    EpisodeDates {
  grantedAt: Date;
}

/** Returns the public view of an episode of permission at the instant `now`. */
export function viewPermission(episode: KeptEpisode, now: Date): Permission {
  const { id, channelId, clientId, partnerId, source } = episode;
  return {
    ...{ id, channelId, clientId, partnerId, source },
    status: permissionStatus(episode, now),
    grantedAt: episode.grantedAt.toISOString(),
    expiresAt: episode.expiresAt?.toISOString() ?? null,
    withdrawnAt: episode.withdrawnAt?.toISOString() ?? null,
  };
}
