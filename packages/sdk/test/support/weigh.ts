import { join } from 'node:path';
import { gzippedBytes } from '@chatelaine/tools/gzipped-bytes';
import { forProduction } from '@chatelaine/tools/production';
import { build } from 'vite';
import { startProgram } from './program.ts';

/** Bundles a program as a partner's build would: its code, and its size gzipped. */
export async function weigh(main: string): Promise<{ code: string; bytes: number }> {
  await using program = await startProgram({ 'main.mjs': main });
  const output = await build(
    forProduction({
      root: program.folder,
      logLevel: 'silent',
      build: {
        write: false,
        minify: true,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: join(program.folder, 'main.mjs'), preserveEntrySignatures: 'strict' },
      },
    }),
  );
  const chunks = [output].flat().flatMap((one) => ('output' in one ? one.output : []));
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  return { code, bytes: gzippedBytes(code) };
}
