import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: [fileURLToPath(import.meta.resolve('@chatelaine/tools/temporary-folder'))],
    passWithNoTests: false,
    // Files share the modules of their worker; what they change of them is restored below.
    isolate: false,
    // The checks of the package run other programs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for has to get its turn, on a machine that has other work too.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
