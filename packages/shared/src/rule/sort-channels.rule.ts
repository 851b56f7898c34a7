import type { ChannelId } from '../id.ts';
import type { PermissionCheck, PermissionStatus } from '../permission.ts';

/** Sorts channel ids that came through a browser by the permission of the known channels. A repeated id counts once. */
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
