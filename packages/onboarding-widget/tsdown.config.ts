import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { defineConfig, type UserConfig } from 'tsdown';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const IIFE = 'connect.iife.js';

/**
 * Minifies the script once more, and writes down what a page must know to load it: its name, and the hash that proves it
 * is this one.
 */
async function finishScript(): Promise<void> {
  const folder = new URL('dist/', import.meta.url);
  const file = new URL(IIFE, folder);
  // A few dozen bytes smaller than by the first minifier alone, and the loader counts them.
  const { code = '' } = await minify(readFileSync(file, 'utf8'), { compress: { passes: 3 } });
  writeFileSync(file, code);
  const hash = createHash('sha384').update(code).digest('base64');
  const description = { file: IIFE, integrity: `sha384-${hash}`, version };
  writeFileSync(new URL('connect.json', folder), `${JSON.stringify(description, null, 2)}\n`);
}

const common: UserConfig = {
  logLevel: 'warn',
  platform: 'browser',
  target: 'es2022',
  tsconfig: 'tsconfig.json',
};

export default defineConfig([
  {
    ...common,
    entry: {
      index: 'src/index.ts',
      element: 'src/element.ts',
      compat: 'src/compat.ts',
      'compat-react': 'src/compat-react.ts',
      react: 'src/react.ts',
      preact: 'src/preact.ts',
    },
    format: ['esm', 'cjs'],
    dts: { generator: 'oxc' },
    fixedExtension: true,
    // React's server components stop here: a button needs a browser.
    outputOptions: { banner: ({ name }) => (/react$/.test(name) ? "'use client';" : '') },
    // The consent page in dist/consent is vite's.
    clean: ['dist/*.{mjs,cjs,mts,cts}'],
  },
  {
    ...common,
    entry: { connect: 'src/iife.ts' },
    format: ['iife'],
    define: { 'globalThis.window': 'true' },
    dts: false,
    clean: false,
    minify: true,
    // A note for bundlers inside the script is thirty bytes for nobody.
    outputOptions: { comments: false },
    onSuccess: finishScript,
  },
]);
