export { type Channel, ChannelEntity } from './channel.entity.ts';
export { lockChannels } from './lock-channel.ts';
export { setChannelStatus } from './set-channel-status.ts';
