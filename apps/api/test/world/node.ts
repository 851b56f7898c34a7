import { Chatelaine } from '@chatelaine/sdk';
import { inject } from 'vitest';
import type { Config } from '../../src/config.ts';
import { pathIn } from '../../src/platform/base-url.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';

import { namesOf } from './names.ts';

/** One server of a world. */
export interface Node extends RunningServer {
  /** The demo partner's backend, with the SDK, at this server. */
  partner: Chatelaine;
}

/** Starts one on a port of its own. */
export async function startNode(config: Config, options: ServerOptions): Promise<Node> {
  const server = await startServer(config, { resolver: namesOf(), ...options });
  const { partnerKey } = inject('demo').partner;
  // Browsers may know it by another address; a backend comes straight.
  const baseUrl = `http://localhost:${server.port}${pathIn(server.baseUrl)}`;
  return { ...server, partner: new Chatelaine({ baseUrl, partnerKey, maxRetries: 0 }) };
}
