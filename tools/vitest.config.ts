import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/temporary-folder.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests wait for a process that starts, on a machine that also has other work.
    expect: { poll: { timeout: 10_000 } },
  },
});
