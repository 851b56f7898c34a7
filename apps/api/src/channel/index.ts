export { addChannel, CHANNELS_PER_CLIENT } from './add-channel.ts';
export { addOwnChannel } from './add-own-channel.ts';
export { type Channel, ChannelEntity } from './channel.entity.ts';
export { checkPermissions } from './check-permissions.ts';
export { listAllChannels, listChannels, showChannel } from './list-channels.ts';
export { lockChannels } from './lock-channel.ts';
export { setChannelStatus } from './set-channel-status.ts';
