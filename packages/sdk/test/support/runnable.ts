import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './program.ts';

/**
 * Returns the code blocks of the README with the mark `ts run`. Each block is a program and a module. It needs only
 * CHATELAINE_URL and CHATELAINE_PARTNER_KEY, changes nothing on the server, and ends by itself.
 */
export function runnableBlocks(page: string = readFileSync(join(PACKAGE, 'README.md'), 'utf8')): string[] {
  return Array.from(page.matchAll(/^```ts run\n([\s\S]*?)^```$/gm), ([, code = '']) => code);
}
