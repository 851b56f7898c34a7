import { join } from 'node:path';
import { gzippedBytes } from '@chatelaine/tools/gzipped-bytes';
import { partnerBundle } from '@chatelaine/tools/partner-bundle';
import { startProgram } from './program.ts';

/** Bundles a program as a partner's build does. Returns the code, and its gzipped size in bytes. */
export async function weigh(main: string): Promise<{ code: string; bytes: number }> {
  await using program = await startProgram({ 'main.mjs': main });
  const code = (await partnerBundle(program.folder, join(program.folder, 'main.mjs'))).join('');
  return { code, bytes: gzippedBytes(code) };
}
