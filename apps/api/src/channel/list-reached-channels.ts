import type { Actor, Channel, ChannelId, ChannelQuery, Page, PageQuery } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { listChannels, showChannel } from './list-channels.ts';
import { getReachedChannel, reachOf } from './reached-channels.ts';

/** Lists the numbers whose messages the actor reaches, newest first. */
export function listReachedChannels(
  work: Work,
  actor: Actor,
  query: Pick<ChannelQuery, 'name' | 'status'> & PageQuery,
): Promise<Page<Channel>> {
  const only = reachOf(actor);
  return listChannels(work, actor, { ...query, ...(only !== null && { ids: [...only] }) });
}

/**
 * Shows one number whose messages the actor reaches.
 *
 * @throws {Refusal} `not_found`.
 */
export async function showReachedChannel(work: Work, actor: Actor, id: ChannelId): Promise<Channel> {
  await getReachedChannel(work, actor, id);
  return showChannel(work, actor, id);
}
