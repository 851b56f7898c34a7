import type { ChannelId, ClientId, PartnerId } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';
import { type Episode, PermissionEntity } from './permission.entity.ts';
import { isOpen } from './permission.sql.ts';

/** Lists the client's channels on which the partner has permission at this instant. */
export async function listShared(work: Work, clientId: ClientId, partnerId: PartnerId): Promise<ChannelId[]> {
  const episodes = await work.em.find(
    PermissionEntity,
    { $and: [{ clientId, partnerId }, filterOf<Episode>((e) => isOpen(work.now, e))] },
    { orderBy: { channelId: 'asc' }, refresh: true },
  );
  return episodes.map(({ channelId }) => channelId);
}
