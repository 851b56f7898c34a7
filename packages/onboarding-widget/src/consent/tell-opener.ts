import type { ConsentMessage } from '@chatelaine/shared';

/**
 * Sends the result of the request to the page that opened this window, before the browser goes to the redirect URL.
 *
 * The message has the same content as the redirect URL. The message goes only to the origin of that URL, so another
 * page that opened the window receives nothing.
 *
 * @param address The partner's redirect URL, to which the server has added our parameters. The partner's own parameters
 *   have other names.
 */
export function tellOpener(address: string): void {
  const { origin, search } = new URL(address);
  opener?.postMessage(messageOf(search), origin);
}

/** Converts the query of an address with our parameters to a message. */
export function messageOf(search: string): ConsentMessage {
  // A plus in `state` stays a plus, because the oldest buttons do not encode the `state`. The server reads a plus in
  // the same way.
  const query = new URLSearchParams(search.replaceAll('+', '%2B'));
  const text = (name: string) => query.get(name) ?? '';
  const list = (name: string) => text(name).slice(1, -1).split(',').filter(Boolean);
  const frame = { source: 'chatelaine', v: 1, requestId: text('request'), state: query.get('state') } as const;
  if (text('error') === 'access_denied') return { ...frame, type: 'denied' };
  if (query.has('error')) return { ...frame, type: 'error', code: 'server_error' };
  const channelIds = list('channels');
  return { ...frame, type: 'granted', clientId: text('client'), channelIds, withdrawnChannelIds: list('revoked') };
}
