import type { ChannelId } from '../id.ts';
import type { PermissionCheck, PermissionStatus } from '../permission.ts';

/**
 * Sorts channel ids into groups by the permission of the channels in `known`. The ids came through a browser, so some
 * ids may be unknown. An id that is given twice counts once.
 */
export function sortChannels(
  given: readonly ChannelId[],
  known: readonly { id: ChannelId; permission: PermissionStatus }[],
): PermissionCheck {
  const status = new Map(known.map(({ id, permission }) => [id, permission]));
  const ids = [...new Set(given)];
  return {
    shared: ids.filter((id) => status.get(id) === 'shared'),
    missing: ids.filter((id) => status.get(id) === 'missing'),
    unknown: ids.filter((id) => !status.has(id)),
  };
}
