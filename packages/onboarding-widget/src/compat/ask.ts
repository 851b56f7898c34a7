import { connect } from '../connect/connect.ts';
import type { Connection, Granted, OnEvent } from '../connect/types.ts';
import { oldAddress } from './old-address.ts';
import type { CallbackObject, CompatOptions } from './types.ts';

/**
 * Asks the client at the old address. The page must distinguish the answer to this question from answers to other
 * questions. So this function adds a state when the page gave no state.
 */
export function askAtOldAddress(options: CompatOptions, onEvent: OnEvent): Connection {
  const { queryParameters } = options;
  const state = queryParameters?.state || crypto.getRandomValues(new Uint32Array(4)).join('-');
  return connect({ url: oldAddress({ ...options, queryParameters: { ...queryParameters, state } }), onEvent });
}

/** Converts a grant to the old field names. */
export function callbackObject({ clientId, channelIds, withdrawnChannelIds }: Granted): CallbackObject {
  const callback: CallbackObject = { client: clientId, channels: channelIds };
  if (withdrawnChannelIds.length > 0) callback.revokedChannels = withdrawnChannelIds;
  return callback;
}

/** Makes a listener that passes each grant to the callback, with the old field names. It ignores all other events. */
export const forGrants =
  (callback: (granted: CallbackObject) => void): OnEvent =>
  (name, detail) => {
    if (name === 'granted') callback(callbackObject(detail));
  };
