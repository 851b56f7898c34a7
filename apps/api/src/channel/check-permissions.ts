import { type Actor, type ChannelId, type PermissionCheck, sortChannels } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { findChannels } from './list-channels.ts';

/** Sorts channel ids that came through a browser by the client's permissions at this instant. */
export async function checkPermissions(
  work: Work,
  actor: Actor,
  channelIds: readonly ChannelId[],
): Promise<PermissionCheck> {
  return sortChannels(channelIds, await findChannels(work, actor, [...new Set(channelIds)]));
}
