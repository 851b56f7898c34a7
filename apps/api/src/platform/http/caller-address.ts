import { readAddress } from '@chatelaine/shared/network';

/** The addresses of a request, according to the socket and the proxies. */
export interface Hops {
  /** The address at the other end of the socket. */
  peer: string | undefined;
  /** The header `X-Forwarded-For`, all its lines joined by commas. Undefined when the request has no such header. */
  forwarded: string | undefined;
  /** Whether this address is a trusted proxy. The server believes a reported address only from a trusted proxy. */
  isTrusted(address: string): boolean;
}

/**
 * Reads the caller's address. The search begins with the address of the socket. As long as the present address is a
 * trusted proxy, the search goes on to the next address of `X-Forwarded-For`, from right to left. Null when a trusted
 * proxy reports a text that is not an address, because then the caller is unknown. Allow lists, counts, events, logs
 * and `lastUsedFrom` all take the address from here.
 */
export function callerAddress({ peer, forwarded, isTrusted }: Hops): string | null {
  const hops = forwarded?.trim() ? forwarded.split(',') : [];
  let address = readAddress(peer ?? '');
  while (address !== null && hops.length > 0 && isTrusted(address))
    address = readAddress(withoutPort(hops.pop() ?? ''));
  return address;
}

// Removes the caller's port, which Azure and IIS append: `203.0.113.9:51234`, `[2001:db8::9]:51234`.
function withoutPort(text: string): string {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]{2,45})\]|([\d.]{7,15}))(?::\d{1,5})?$/i.exec(text.trim()) ?? [];
  return bracketed ?? plain ?? text.trim();
}
