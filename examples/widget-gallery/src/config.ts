import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The configuration of the gallery. */
export interface GalleryConfig {
  /** The port to listen on. 0 means any free port. */
  port: number;
  chatelaineUrl: string;
  partnerKey: string;
}

const DEMO = path.join(import.meta.dirname, '../../../.data/demo.json');

/**
 * Reads the configuration from the environment, or else from the demo file that `npm start` wrote. @throws an error
 * with advice when the variables are not set and there is no demo file.
 */
export function readConfig(env: NodeJS.ProcessEnv): GalleryConfig {
  const port = Number(env.PORT || 8084);
  const { CHATELAINE_URL: chatelaineUrl, CHATELAINE_PARTNER_KEY: partnerKey } = env;
  if (chatelaineUrl && partnerKey) return { port, chatelaineUrl, partnerKey };
  if (!existsSync(DEMO))
    throw new Error('Run `npm start` in another terminal first, or set CHATELAINE_URL and CHATELAINE_PARTNER_KEY.');
  const demo: { baseUrl: string; partner: { partnerKey: string } } = JSON.parse(readFileSync(DEMO, 'utf8'));
  return { port, chatelaineUrl: demo.baseUrl, partnerKey: demo.partner.partnerKey };
}
