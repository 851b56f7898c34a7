/** The site for which passkeys are made: its host name, and the origin that browsers write into every answer. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/**
 * Returns the site of BASE_URL for passkeys. Null when browsers make no passkeys there: the host is an IP address, or
 * the connection is not secure.
 */
export function relyingPartyOf(baseUrl: string): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(baseUrl);
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const isTrusted = protocol === 'https:' || /(^|\.)localhost$/.test(hostname);
  return isAddress || !isTrusted ? null : { id: hostname, origin };
}
