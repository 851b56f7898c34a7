import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Chatelaine } from '@chatelaine/sdk';
import { createGallery } from './app.ts';
import { bundleLive } from './bundle-live.ts';
import type { GalleryConfig } from './config.ts';
import { readConnectScript } from './connect-script.ts';
import { registerReturn } from './register-return.ts';

/** A running gallery. */
export interface RunningGallery {
  url: string;
  /** True when Chatelaine may redirect clients to this gallery. */
  isRegistered: boolean;
  stop(): Promise<void>;
}

/** Starts the gallery on this machine only, for the partner that owns the key. */
export async function startGallery({ port, chatelaineUrl, partnerKey }: GalleryConfig): Promise<RunningGallery> {
  const chatelaine = new Chatelaine({ baseUrl: chatelaineUrl, partnerKey });
  const [live, { partnerId }] = await Promise.all([bundleLive(), chatelaine.settings.get()]);
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const siteUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  const script = readConnectScript();
  server.on('request', createGallery({ siteUrl, chatelaineUrl, partnerId, chatelaine, script, live }));
  const isRegistered = await registerReturn(chatelaine, `${siteUrl}/return`);
  return {
    url: siteUrl,
    isRegistered,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
