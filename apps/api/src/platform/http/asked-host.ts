/** The facts in a request about the host that the browser asked for. */
export interface AskedFor {
  host: string | undefined;
  /** The header `X-Forwarded-Host`. */
  forwardedHost: string | undefined;
  /** Whether a proxy sent the request, or a caller that sends the headers of a proxy. */
  isPassedOn: boolean;
  /** Whether the address at the other end of the socket is trusted. */
  isTrusted: boolean;
}

/**
 * Returns the host that the browser asked for, in the form that `new URL` writes with this scheme. Null when the host
 * cannot be known: many proxies replace the host of the browser with their own name for this server. If the server
 * redirected such a request to the right host, the proxy would replace the host again, and the redirects would never
 * end.
 */
export function askedHost({ host, forwardedHost, isPassedOn, isTrusted }: AskedFor, scheme: string): string | null {
  if (isTrusted) return readHost(forwardedHost?.split(',', 1)[0], scheme);
  // When BASE_URL is an https address, there must be a proxy, even when the settings name none.
  return isPassedOn || scheme === 'https:' ? null : readHost(host, scheme);
}

function readHost(text: string | undefined, scheme: string): string | null {
  const host = text?.trim() ?? '';
  return host === '' ? null : (URL.parse(`${scheme}//${host}`)?.host ?? null);
}
