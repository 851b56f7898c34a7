import { type Permission, permissionStatus } from '@chatelaine/shared';
import type { Episode } from './permission.entity.ts';

/** Shows an episode as it stands at an instant. */
export function viewPermission(episode: Episode, now: Date): Permission {
  return {
    id: episode.id,
    channelId: episode.channelId,
    clientId: episode.clientId,
    partnerId: episode.partnerId,
    status: permissionStatus(episode, now),
    source: episode.source,
    grantedAt: episode.grantedAt.toISOString(),
    expiresAt: episode.expiresAt?.toISOString() ?? null,
    withdrawnAt: episode.withdrawnAt?.toISOString() ?? null,
  };
}
