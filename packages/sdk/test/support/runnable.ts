import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './program.ts';

/**
 * The blocks of the README that are programs: marked `ts run`. Each is a module of its own, needs CHATELAINE_URL and
 * CHATELAINE_PARTNER_KEY and nothing else, changes nothing on the server, and ends by itself.
 */
export function runnableBlocks(page: string = readFileSync(join(PACKAGE, 'README.md'), 'utf8')): string[] {
  return Array.from(page.matchAll(/^```ts run\n([\s\S]*?)^```$/gm), ([, code = '']) => code);
}
