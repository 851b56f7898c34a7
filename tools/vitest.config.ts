import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/temporary-folder.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for is a process that starts, on a machine that has other work too.
    expect: { poll: { timeout: 10_000 } },
  },
});
