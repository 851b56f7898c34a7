import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** Scripts by their path under `/live/`. */
export type LiveScripts = ReadonlyMap<string, string>;

/** The folder with the sources of the examples. */
export const LIVE: string = path.join(import.meta.dirname, 'live');

/**
 * Bundles the scripts of the examples, as a partner's build does. The input files are the files that the pages show.
 */
export async function bundleLive(): Promise<LiveScripts> {
  const input = globSync('*.{ts,tsx}', { cwd: LIVE }).map((file) => path.join(LIVE, file));
  const result = await build({
    root: LIVE,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.code] as const] : [])));
}
