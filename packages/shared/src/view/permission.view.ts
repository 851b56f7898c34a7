import type { Channel } from '../channel.ts';
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

/**
 * Returns an episode of permission as its partner sees it, with its number, and with the side that began and ended it.
 * An episode that comes with the payment of the number was begun by the operator, who added the number.
 */
export function viewPartnersPermission(
  episode: KeptEpisode,
  { phoneNumber, name }: Pick<Channel, 'phoneNumber' | 'name'>,
  now: Date,
): Permission {
  const client = { kind: 'client', name: null } as const;
  const operator = { kind: 'operator', name: null } as const;
  return {
    ...viewPermission(episode, now),
    channel: { phoneNumber, name },
    grantedBy: episode.source === 'partner_payment' ? operator : client,
    withdrawnBy: episode.withdrawnAt === null ? null : client,
  };
}
