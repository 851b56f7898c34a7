import type { ConsentMessage } from '@chatelaine/shared';
import { own } from './own.ts';
import { readMessage } from './read-message.ts';

/** Reads the answer in the query of a return page; null when there is none. */
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
  // Every answer names its request. Without one this is somebody else's `error=access_denied&state=…`.
  return readMessage(message, /^req_.+/.exec(request)?.[0]);
}

// Brackets around it, as 360dialog's button wants them.
const readList = (text?: string) =>
  text
    ?.slice(1, -1)
    .split(',')
    .filter((id) => id);

/** The address without the answer, which the server appends to the query: what the page itself had stays, to the byte. */
export function withoutAnswer(href: string): string {
  return href.replace(/[?&](client|error)=[^#]*/, '');
}
