/** What a request says about the host that the browser asked for. */
export interface AskedFor {
  host: string | undefined;
  /** `X-Forwarded-Host`. */
  forwardedHost: string | undefined;
  /** Whether a proxy sent it, or a caller that writes a proxy's headers. */
  isPassedOn: boolean;
  /** Whether the address at the other end of the socket is trusted. */
  isTrusted: boolean;
}

/**
 * The host that the browser asked for, as `new URL` writes it with this scheme. Null where it cannot be known: many
 * proxies replace the browser's host with one of their own. A redirect away from that host would repeat for ever.
 */
export function askedHost({ host, forwardedHost, isPassedOn, isTrusted }: AskedFor, scheme: string): string | null {
  if (isTrusted) return readHost(forwardedHost?.split(',', 1)[0], scheme);
  // An https address means that there is a proxy, even where the settings name none.
  return isPassedOn || scheme === 'https:' ? null : readHost(host, scheme);
}

function readHost(text: string | undefined, scheme: string): string | null {
  const host = text?.trim() ?? '';
  return host === '' ? null : (URL.parse(`${scheme}//${host}`)?.host ?? null);
}
