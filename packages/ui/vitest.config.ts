import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // The machine has two cores, and the tests use real browsers. So two test files run at the same time, and not more.
    maxWorkers: 2,
    // Test files that share a worker also share its Chromium.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser may render late when the machine has other work too.
    expect: { poll: { timeout: 10_000 } },
  },
});
