import { readAddress } from '../network.ts';

/** Where a request came from, as the socket and the proxies before it say. */
export interface Hops {
  /** The address at the other end of the socket. */
  peer: string | undefined;
  /** `X-Forwarded-For`, all its lines joined by commas; undefined when there is none. */
  forwarded: string | undefined;
  /** Whether what this address says of the one before it is believed. */
  isTrusted(address: string): boolean;
}

/**
 * Reads the caller's address: from the socket on, and from right to left as long as a trusted proxy says who was before
 * it. Null where it says something that is no address: then nobody knows who calls. The one place that reads it, for
 * allow lists, counts, events, logs and `lastUsedFrom`.
 */
export function callerAddress({ peer, forwarded, isTrusted }: Hops): string | null {
  const hops = forwarded?.trim() ? forwarded.split(',') : [];
  let address = readAddress(peer ?? '');
  while (address !== null && hops.length > 0 && isTrusted(address))
    address = readAddress(withoutPort(hops.pop() ?? ''));
  return address;
}

// Azure and IIS write the caller's port too: `203.0.113.9:51234`, `[2001:db8::9]:51234`.
function withoutPort(text: string): string {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]{2,45})\]|([\d.]{7,15}))(?::\d{1,5})?$/i.exec(text.trim()) ?? [];
  return bracketed ?? plain ?? text.trim();
}
