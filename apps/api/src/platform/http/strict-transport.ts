import type { Server } from 'node:http';

// One year, as browser makers recommend. Names below this host are not included: they need not belong to us.
const VALUE = 'max-age=31536000';

/** Tells browsers to use https only, in every answer of a server whose address is https (RFC 6797). */
export function demandHttps(server: Server, baseUrl: string): void {
  if (!baseUrl.startsWith('https:')) return;
  server.prependListener('request', (_req, res) => void res.setHeader('strict-transport-security', VALUE));
}
