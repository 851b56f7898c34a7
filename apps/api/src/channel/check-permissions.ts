import { type Actor, type ChannelId, type PermissionCheck, sortChannels } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { findChannels } from './list-channels.ts';

/**
 * Sorts channel ids by whether the client's permission for the channel exists at this instant. The ids came through a
 * browser, so they are not trusted.
 */
export async function checkPermissions(
  work: Work,
  actor: Actor,
  channelIds: readonly ChannelId[],
): Promise<PermissionCheck> {
  return sortChannels(channelIds, await findChannels(work, actor, [...new Set(channelIds)]));
}
