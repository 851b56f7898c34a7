import { defineConfig } from 'vitest/config';

export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/consent',
    target: 'es2022',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // No index.html: the server writes the shell, with its own nonce, and finds the two files in the manifest.
    rolldownOptions: { input: 'src/consent/main.tsx' },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'], passWithNoTests: false },
});
