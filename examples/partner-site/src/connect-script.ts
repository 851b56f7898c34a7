import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The button's script as it was published, and what a page says to get this one and no other. */
export interface ConnectScript {
  path: string;
  integrity: string;
  body: Buffer;
}

/**
 * Reads the script from the installed package. We serve it ourselves: no other host can change what runs on our page,
 * and `integrity` holds even where a proxy of ours is broken into. The version in the name makes old pages and caches
 * keep the script that they know.
 */
export function readConnectScript(): ConnectScript {
  const description = fileURLToPath(import.meta.resolve('@chatelaine/onboarding-widget/connect.json'));
  const { file, integrity, version } = JSON.parse(readFileSync(description, 'utf8'));
  const body = readFileSync(path.join(path.dirname(description), file));
  return { path: `/chatelaine-connect-${version}.js`, integrity, body };
}
