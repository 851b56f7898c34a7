export { connectClient, disconnectClient } from './connect-client.ts';
export {
  endRevivedPermissions,
  findRevivedPermissions,
  type RevivedPermission,
} from './end-revived-permissions.ts';
export {
  findLatestEpisode,
  findLatestEpisodes,
  findOpenEpisode,
  findOpenEpisodes,
  lockOpenEpisode,
} from './find-episode.ts';
export { getChannel, getSharedChannel } from './get-shared-channel.ts';
export { grantPermission } from './grant-permission.ts';
export { hasEverShared } from './has-ever-shared.ts';
export { listPermissions } from './list-permissions.ts';
export { listShared } from './list-shared.ts';
export { PermissionEntity } from './permission.entity.ts';
export {
  episodeEndColumn,
  episodeEndsWithin,
  isNotWithdrawn,
  isOpenOrNotNeededSql,
  isOpenSql,
} from './permission.sql.ts';
export { showAct } from './permission-act.view.ts';
export { requireMayWithdraw, withdrawPermission } from './withdraw-permission.ts';
