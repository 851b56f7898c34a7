import type { ChannelId, ClientId } from '@chatelaine/shared';

/** The number that heard something, and its client. */
export interface HearingNumber {
  channelId: ChannelId;
  clientId: ClientId;
}
