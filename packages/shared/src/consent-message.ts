// The words between the consent page and the page that opened it: `window.opener.postMessage(message, origin)`, the
// origin being that of the redirect URL. An object, because 360dialog's button takes every text for its own.
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

interface MessageFrame {
  source: 'chatelaine';
  v: 1;
  requestId: PermissionRequestId;
  /** As the partner gave it, decoded. Null when there was none. */
  state: string | null;
}

/** What the consent page tells the page that opened it. All of it is a hint: the partner's backend asks us before it acts. */
export type ConsentMessage =
  | (MessageFrame & {
      type: 'granted';
      clientId: ClientId;
      /** All that the answer left Shared. */
      channelIds: ChannelId[];
      withdrawnChannelIds: ChannelId[];
    })
  | (MessageFrame & { type: 'denied' })
  | (MessageFrame & { type: 'error'; code: 'server_error' });
