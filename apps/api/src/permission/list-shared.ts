import type { ChannelId, ClientId, PartnerId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { PermissionEntity } from './permission.entity.ts';

/** Lists the client's channels on which the partner has permission at this instant. */
export async function listShared(work: Work, clientId: ClientId, partnerId: PartnerId): Promise<ChannelId[]> {
  const episodes = await work.em.find(
    PermissionEntity,
    { clientId, partnerId, withdrawnAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: work.now } }] },
    { orderBy: { channelId: 'asc' }, refresh: true },
  );
  return episodes.map(({ channelId }) => channelId);
}
