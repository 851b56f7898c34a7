import type { Channel, ChannelId, ChannelQuery, PageQuery } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The WhatsApp numbers of your clients. */
export interface Channels {
  /**
   * Lists the channels of your clients, newest first, whether Shared with you or not.
   *
   * @example
   * for await (const channel of chatelaine.channels.list({ permission: 'shared' })) console.log(channel.phoneNumber);
   */
  list(query?: ChannelQuery & PageQuery, options?: CallOptions): Pages<Channel>;
  /**
   * Gets one channel.
   *
   * @throws {ApiError} `not_found` when it does not exist or is not a channel of your clients.
   */
  get(id: ChannelId, options?: CallOptions): Call<Channel>;
}

/** Binds the channel procedures. */
export function createChannels(caller: Caller): Channels {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.channels.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.channels.get.query({ id }), options),
  };
}
