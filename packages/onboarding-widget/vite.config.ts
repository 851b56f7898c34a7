import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What is built: the consent page by build/consent.ts, what partners install by tsdown.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    include: ['{src,test}/**/*.test.{ts,tsx}'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // Real browsers, and programs that check the package.
    // Files that share a worker share its Chromium.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser answers when it gets to it, on a machine that has other work too.
    expect: { poll: { timeout: 10_000 } },
  },
});
