import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    passWithNoTests: false,
    // Test files share the modules of their worker: these modules keep nothing, and loading them costs more than the tests.
    isolate: false,
    // The tests take two seconds together, so a second worker costs more than it saves.
    maxWorkers: 1,
    // Node runs our files directly, without vite.
    experimental: { viteModuleRunner: false },
  },
});
