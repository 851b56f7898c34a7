import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The published script of the button, and the values that make a page load exactly this script. */
export interface ConnectScript {
  path: string;
  integrity: string;
  body: Buffer;
}

/**
 * Reads the script from the installed package. This site serves the script itself, so no other host can change the code
 * on our page. `integrity` protects the page even when a proxy of ours is compromised. The version is in the file name,
 * so old pages and caches keep the version that they know.
 */
export function readConnectScript(): ConnectScript {
  const description = fileURLToPath(import.meta.resolve('@chatelaine/onboarding-widget/connect.json'));
  const { file, integrity, version } = JSON.parse(readFileSync(description, 'utf8'));
  const body = readFileSync(path.join(path.dirname(description), file));
  return { path: `/chatelaine-connect-${version}.js`, integrity, body };
}
