import { build, type Rolldown } from 'vite';
import { forProduction } from './production.ts';

/**
 * Bundles an entry as a partner's build would: minified, for browsers and Node of ES2022. Returns the code of each
 * chunk.
 */
export async function partnerBundle(
  root: string,
  entry: string,
  external: Rolldown.ExternalOption = [],
): Promise<string[]> {
  const bundle = await build(
    forProduction({
      root,
      logLevel: 'silent',
      build: {
        write: false,
        minify: true,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', external },
      },
    }),
  );
  const outputs = [bundle].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : []));
}
