import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // Test files share the modules of their worker. The settings below restore what a file changes in them.
    isolate: false,
    // The checks of the package run other programs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A process may wait long for its turn when the machine has other work too.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
