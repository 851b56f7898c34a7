import { connect } from '../connect/connect.ts';
import type { Connection, Granted, OnEvent } from '../connect/types.ts';
import { oldAddress } from './old-address.ts';
import type { CallbackObject, CompatOptions } from './types.ts';

/** Asks at the old address. Its answer must be told from a stranger's, so there is a state if the page gave none. */
export function askAtOldAddress(options: CompatOptions, onEvent: OnEvent): Connection {
  const { queryParameters } = options;
  const state = queryParameters?.state || crypto.getRandomValues(new Uint32Array(4)).join('-');
  return connect({ url: oldAddress({ ...options, queryParameters: { ...queryParameters, state } }), onEvent });
}

/** The old words for a grant. */
export function callbackObject({ clientId, channelIds, withdrawnChannelIds }: Granted): CallbackObject {
  const callback: CallbackObject = { client: clientId, channels: channelIds };
  if (withdrawnChannelIds.length > 0) callback.revokedChannels = withdrawnChannelIds;
  return callback;
}

/** Passes grants on in the old words, and nothing else. */
export const forGrants =
  (callback: (granted: CallbackObject) => void): OnEvent =>
  (name, detail) => {
    if (name === 'granted') callback(callbackObject(detail));
  };
