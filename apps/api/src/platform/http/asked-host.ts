/** What a request says of the host that the browser asked for. */
export interface AskedFor {
  host: string | undefined;
  /** `X-Forwarded-Host`. */
  forwardedHost: string | undefined;
  /** A proxy sent this, or somebody who writes what proxies write. */
  isPassedOn: boolean;
  /** What the address at the other end of the socket says is believed. */
  isTrusted: boolean;
}

/**
 * The host that the browser asked for, as `new URL` writes it beside this scheme. Null where nobody can say: many proxies
 * put a host of their own in the place of the browser's, and who is led away from that one comes back to it for ever.
 */
export function askedHost({ host, forwardedHost, isPassedOn, isTrusted }: AskedFor, scheme: string): string | null {
  if (isTrusted) return readHost(forwardedHost?.split(',', 1)[0], scheme);
  // With https there is a proxy, whether it was named or not.
  return isPassedOn || scheme === 'https:' ? null : readHost(host, scheme);
}

function readHost(text: string | undefined, scheme: string): string | null {
  const host = text?.trim() ?? '';
  return host === '' ? null : (URL.parse(`${scheme}//${host}`)?.host ?? null);
}
