import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/temporary-folder.ts'],
    passWithNoTests: false,
    // Test files share the modules of their worker. The setting below restores the variables that a file changes.
    isolate: false,
    unstubEnvs: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests wait for programs that start on a machine with other work, so the timeout is long.
    expect: { poll: { timeout: 10_000 } },
  },
});
