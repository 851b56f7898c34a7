import type { Channel, ChannelId, ChannelQuery, PageQuery } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The WhatsApp numbers of your clients. */
export interface Channels {
  /**
   * Lists the channels of your clients, Shared and Missing, newest first. Needs the scope `read`.
   *
   * Your rights on a number depend on its current `permission`, not on an older list: a client can withdraw at any
   * time. `name` matches a part of a name, case-insensitively, or digits of a phone number, and has at most 64
   * characters. `ids` has 1–200 ids. Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `invalid_input` for an invalid limit or cursor.
   * @example
   * for await (const channel of chatelaine.channels.list({ permission: 'shared' })) console.log(channel.phoneNumber);
   */
  list(query?: ChannelQuery & PageQuery, options?: CallOptions): Pages<Channel>;
  /**
   * Gets one channel. Needs the scope `read`.
   *
   * @throws {ApiError} `not_found` when the channel does not exist or is not a channel of your clients. The error is
   * the same in these two cases.
   * @example
   * const { phoneNumber, permission, status } = await chatelaine.channels.get(channelId);
   */
  get(id: ChannelId, options?: CallOptions): Call<Channel>;
}

/** Makes the channel methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createChannels(caller: Caller): Channels {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.channels.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.channels.get.query(byId(id)), options),
  };
}
