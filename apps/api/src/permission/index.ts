export { addChannel } from './add-channel.ts';
export { channelRouter } from './channel.router.ts';
export { connectClient } from './connect-client.ts';
export {
  endRevivedPermissions,
  findRevivedPermissions,
  type RevivedPermission,
} from './end-revived-permissions.ts';
export { findOpenEpisode } from './find-episode.ts';
export { getChannel, getSharedChannel } from './get-shared-channel.ts';
export { grantPermission } from './grant-permission.ts';
export { listAllChannels } from './list-channels.ts';
export { listShared } from './list-shared.ts';
export { PermissionEntity } from './permission.entity.ts';
export { permissionRouter } from './permission.router.ts';
export { mayWithdraw, permissionStatus, startsShared } from './permission.rule.ts';
export { requireMayWithdraw, withdrawPermission } from './withdraw-permission.ts';
