import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { defineConfig, type UserConfig } from 'tsdown';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const IIFE = 'connect.iife.js';

/**
 * Minifies the script once more, and writes the values that a page needs to load it: its file name, and the hash that
 * proves its content.
 */
async function finishScript(): Promise<void> {
  const folder = new URL('dist/', import.meta.url);
  const file = new URL(IIFE, folder);
  // The result is a few dozen bytes smaller than the result of the first minifier alone. A check limits its size.
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
    // This line marks the file as client code for React's server components: a button needs a browser.
    outputOptions: { banner: ({ name }) => (/react$/.test(name) ? "'use client';" : '') },
    // The folder dist/consent is not cleaned here, because vite builds it.
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
    // A comment for bundlers has no use inside the script, and costs thirty bytes.
    outputOptions: { comments: false },
    onSuccess: finishScript,
  },
]);
