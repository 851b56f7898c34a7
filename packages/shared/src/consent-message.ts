// The message that the consent page sends to the page that opened it: `window.opener.postMessage(message, origin)`,
// where `origin` is the origin of the redirect URL. The message is an object and not a text, because the script of
// 360dialog's connect button takes every text for one of the messages of that script.
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

interface MessageFrame {
  source: 'chatelaine';
  v: 1;
  requestId: PermissionRequestId;
  /** The `state` that the partner gave with its question, decoded. Null: the partner gave no `state`. */
  state: string | null;
}

/**
 * The message of the consent page. Every field is only a hint: before the partner acts, its backend asks our server.
 */
export type ConsentMessage =
  | (MessageFrame & {
      type: 'granted';
      clientId: ClientId;
      /** All numbers that are Shared with the partner after the client's answer. */
      channelIds: ChannelId[];
      withdrawnChannelIds: ChannelId[];
    })
  | (MessageFrame & { type: 'denied' })
  | (MessageFrame & { type: 'error'; code: 'server_error' });
