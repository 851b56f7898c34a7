import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSite } from './app.ts';
import type { SiteConfig } from './config.ts';

/** A running site. */
export interface RunningSite {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the site on this machine only. The default address contains the port, which is known only once the server
 * listens.
 */
export async function startSite({ port, siteUrl, chatelaineUrl, partnerKey }: SiteConfig): Promise<RunningSite> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = siteUrl ?? `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', createSite({ siteUrl: url, chatelaineUrl, partnerKey }));
  return {
    url,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
