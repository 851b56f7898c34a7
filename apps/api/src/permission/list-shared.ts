import type { ChannelId, ClientId, PartnerId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { findOpenEpisodes } from './find-episode.ts';

/** Lists the client's channels on which the partner has permission at this instant. */
export async function listShared(work: Work, clientId: ClientId, partnerId: PartnerId): Promise<ChannelId[]> {
  const episodes = await findOpenEpisodes(work, clientId, partnerId);
  return episodes.map(({ channelId }) => channelId);
}
