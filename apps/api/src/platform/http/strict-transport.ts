import type { Server } from 'node:http';

// The time is one year, as browser vendors recommend. Subdomains of this host are not included, because they may not
// belong to us.
const VALUE = 'max-age=31536000';

/**
 * Makes browsers use only https for this server, when BASE_URL is an https address. Then every answer gets the header
 * `strict-transport-security` (RFC 6797).
 */
export function demandHttps(server: Server, baseUrl: string): void {
  if (!baseUrl.startsWith('https:')) return;
  server.prependListener('request', (_req, res) => void res.setHeader('strict-transport-security', VALUE));
}
