import type { ConsentMessage } from '@chatelaine/shared';

/**
 * Tells the page that opened this window what came of the request, before the browser leaves for the redirect URL.
 *
 * The message has the same content as that address. It goes to the origin of that address alone, so another page that
 * opened the window receives nothing.
 *
 * @param address The redirect URL with our parameters; its own query has none of our names.
 */
export function tellOpener(address: string): void {
  const { origin, search } = new URL(address);
  opener?.postMessage(messageOf(search), origin);
}

/** What an address with our parameters says, as a message. */
export function messageOf(search: string): ConsentMessage {
  // A plus in `state` stays a plus, as on the server: the oldest buttons encode nothing.
  const query = new URLSearchParams(search.replaceAll('+', '%2B'));
  const text = (name: string) => query.get(name) ?? '';
  const list = (name: string) => text(name).slice(1, -1).split(',').filter(Boolean);
  const frame = { source: 'chatelaine', v: 1, requestId: text('request'), state: query.get('state') } as const;
  if (text('error') === 'access_denied') return { ...frame, type: 'denied' };
  if (query.has('error')) return { ...frame, type: 'error', code: 'server_error' };
  const channelIds = list('channels');
  return { ...frame, type: 'granted', clientId: text('client'), channelIds, withdrawnChannelIds: list('revoked') };
}
