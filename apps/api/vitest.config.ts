import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const ALL = '{src,test}/**/*.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';
// These put themselves before the database driver: each alone, so that nobody else stands on what it changed.
const DRIVERS = ['test/races/**/*.test.ts', 'test/codes/parallel.test.ts', 'test/keys/revoke-many.test.ts'];
// And these replace modules of ours, which only vite's runner can.
const MODULES = 'test/property/**/*.test.ts';

export default defineConfig({
  test: {
    // Once for the run; every project is given what it makes.
    globalSetup: ['test/global-setup.ts'],
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    projects: [
      // Files that share a worker share its modules: loading them costs more than most of the tests.
      project('http', { include: [ALL], exclude: [BROWSER, MODULES, ...DRIVERS], isolate: false }),
      project('drivers', { include: DRIVERS }),
      project('modules', { include: [MODULES], experimental: { viteModuleRunner: true } }),
      // After all others, and one more at a time: a browser waits more than it works.
      project('browser', { include: [BROWSER], isolate: false, maxWorkers: 3, sequence: { groupOrder: 1 } }),
    ],
  },
});

function project(name: string, own: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      setupFiles: ['test/setup.ts'],
      // Two cores and a real database: files side by side, but no more than the machine has.
      maxWorkers: 2,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      // Node runs our files as they are.
      experimental: { viteModuleRunner: false },
      ...own,
    },
  };
}
