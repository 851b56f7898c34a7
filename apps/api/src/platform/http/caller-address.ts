import { readAddress } from '@chatelaine/shared/network';

/** Where a request came from, according to the socket and the proxies before it. */
export interface Hops {
  /** The address at the other end of the socket. */
  peer: string | undefined;
  /** `X-Forwarded-For`, all its lines joined by commas; undefined when the request has none. */
  forwarded: string | undefined;
  /** Whether this address is a trusted proxy, so that the address that it reports is believed. */
  isTrusted(address: string): boolean;
}

/**
 * Reads the caller's address. It begins at the socket and goes from right to left, as long as a trusted proxy reports
 * the address before it. Null where that proxy reports something that is no address: the caller is then unknown. Allow
 * lists, counts, events, logs and `lastUsedFrom` all take the address from here.
 */
export function callerAddress({ peer, forwarded, isTrusted }: Hops): string | null {
  const hops = forwarded?.trim() ? forwarded.split(',') : [];
  let address = readAddress(peer ?? '');
  while (address !== null && hops.length > 0 && isTrusted(address))
    address = readAddress(withoutPort(hops.pop() ?? ''));
  return address;
}

// Azure and IIS append the caller's port: `203.0.113.9:51234`, `[2001:db8::9]:51234`.
function withoutPort(text: string): string {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]{2,45})\]|([\d.]{7,15}))(?::\d{1,5})?$/i.exec(text.trim()) ?? [];
  return bracketed ?? plain ?? text.trim();
}
