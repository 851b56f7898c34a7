import { Chatelaine } from '@chatelaine/sdk';
import { inject } from 'vitest';
import type { Config } from '../../src/config.ts';
import { pathIn } from '../../src/platform/base-url.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';

import { namesOf } from './names.ts';

/** One server of a world. */
export interface Node extends RunningServer {
  /** The backend of the demo partner. It uses the SDK to call this server. */
  partner: Chatelaine;
}

/** Starts a server on its own port. */
export async function startNode(config: Config, options: ServerOptions): Promise<Node> {
  const server = await startServer(config, { resolver: namesOf(), ...options });
  const { partnerKey } = inject('demo').partner;
  // Browsers may reach the server at another address, such as the address of a proxy. A backend calls the server
  // directly.
  const baseUrl = `http://localhost:${server.port}${pathIn(server.baseUrl)}`;
  return { ...server, partner: new Chatelaine({ baseUrl, partnerKey, maxRetries: 0 }) };
}
