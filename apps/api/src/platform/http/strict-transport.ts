import type { Server } from 'node:http';

// A year, as the browsers' makers ask for. Not for the names below: they need not be ours.
const VALUE = 'max-age=31536000';

/** Tells browsers, in every answer of a server whose address is https, to come by https alone (RFC 6797). */
export function demandHttps(server: Server, baseUrl: string): void {
  if (!baseUrl.startsWith('https:')) return;
  server.prependListener('request', (_req, res) => void res.setHeader('strict-transport-security', VALUE));
}
