// The message from the consent page to the page that opened it: `window.opener.postMessage(message, origin)` with the
// origin of the redirect URL. The message is an object, because 360dialog's button treats every text as one of its own
// messages.
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

interface MessageFrame {
  source: 'chatelaine';
  v: 1;
  requestId: PermissionRequestId;
  /** The partner's own value, decoded. Null when there was none. */
  state: string | null;
}

/** The message itself. All its fields are only hints: the partner's backend asks us before it acts. */
export type ConsentMessage =
  | (MessageFrame & {
      type: 'granted';
      clientId: ClientId;
      /** All numbers that are Shared after the answer. */
      channelIds: ChannelId[];
      withdrawnChannelIds: ChannelId[];
    })
  | (MessageFrame & { type: 'denied' })
  | (MessageFrame & { type: 'error'; code: 'server_error' });
