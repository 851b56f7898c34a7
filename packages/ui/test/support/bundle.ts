import path from 'node:path';
import { forProduction } from '@chatelaine/tools/production';
import { build, type Plugin } from 'vite';

/** The files that a browser loads for a page. */
export interface Bundle {
  js: string;
  css: string;
}

const ENTRY = '/entry.tsx';

/** Builds a module from its text. The packages that use these components build their modules in the same way. */
export async function bundle(code: string): Promise<Bundle> {
  const built = await build(
    forProduction({
      root: path.join(import.meta.dirname, '../..'),
      publicDir: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      plugins: [entry(code)],
      build: {
        write: false,
        target: 'es2022',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: ENTRY },
      },
    }),
  );
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return {
    js: files.map((file) => (file.type === 'chunk' ? file.code : '')).join(''),
    css: files.map((file) => (file.fileName.endsWith('.css') && 'source' in file ? String(file.source) : '')).join(''),
  };
}

/** Makes Vite load this text as if the text were a file of this folder. */
function entry(code: string): Plugin {
  const id = path.join(import.meta.dirname, 'entry.tsx');
  return {
    name: 'entry',
    enforce: 'pre',
    resolveId: (source) => (source === ENTRY ? id : null),
    load: (source) => (source === id ? code : null),
  };
}
