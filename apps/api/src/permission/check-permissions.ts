import type { Actor, ChannelId, PermissionCheck } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { findChannels } from './list-channels.ts';

/** Sorts ids, as they came through a browser, by what the client says at this instant. */
export async function checkPermissions(
  work: Work,
  actor: Actor,
  channelIds: readonly ChannelId[],
): Promise<PermissionCheck> {
  const ids = [...new Set(channelIds)];
  const status = new Map((await findChannels(work, actor, ids)).map((channel) => [channel.id, channel.permission]));
  return {
    shared: ids.filter((id) => status.get(id) === 'shared'),
    missing: ids.filter((id) => status.get(id) === 'missing'),
    unknown: ids.filter((id) => !status.has(id)),
  };
}
