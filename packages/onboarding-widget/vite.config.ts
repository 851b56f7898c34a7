import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// build/consent.ts builds the consent page. tsdown builds the package that partners install.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    include: ['{src,test}/**/*.test.{ts,tsx}'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // The tests start real browsers and programs that check the package. Test files in one worker share one Chromium.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser may answer late when the machine has other work too.
    expect: { poll: { timeout: 10_000 } },
  },
});
