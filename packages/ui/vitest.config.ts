import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // Two cores and real browsers: files side by side, but no more than the machine has.
    maxWorkers: 2,
    // Files that share a worker share its Chromium.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser draws when it gets to it, on a machine that has other work too.
    expect: { poll: { timeout: 10_000 } },
  },
});
