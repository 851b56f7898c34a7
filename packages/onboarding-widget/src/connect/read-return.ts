import type { ConsentMessage } from '@chatelaine/shared';
import { own } from './own.ts';
import { readMessage } from './read-message.ts';

/** Reads the answer in the query of a return page. Returns null when there is no answer. */
export function readReturn(search: string): ConsentMessage | null {
  const query: Partial<Record<string, string>> = own(Object.fromEntries(new URLSearchParams(search)));
  const { request = '', state = null, error, client, channels, revoked = '' } = query;
  const granted = {
    type: 'granted',
    clientId: client,
    channelIds: readList(channels),
    withdrawnChannelIds: readList(revoked),
  };
  const refused = error === 'access_denied' ? { type: 'denied' } : { type: 'error', code: 'server_error' };
  const message = { source: 'chatelaine', v: 1, requestId: request, state, ...(error ? refused : granted) };
  // Every answer has its request. A query without a request, such as `error=access_denied&state=…`, comes from another
  // sign-in on the page.
  return readMessage(message, /^req_.+/.exec(request)?.[0]);
}

// The server writes the list in brackets, because 360dialog's button expects the brackets.
const readList = (text?: string) =>
  text
    ?.slice(1, -1)
    .split(',')
    .filter((id) => id);

/** Removes the answer, which the server appends to the query, from an address. The rest stays byte for byte. */
export function withoutAnswer(href: string): string {
  return href.replace(/[?&](client|error)=[^#]*/, '');
}
