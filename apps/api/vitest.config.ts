import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// What replaces modules of ours or puts itself before the database driver: alone in its process, so that nobody else
// stands on what it changed.
const ISOLATED = ['test/property/**/*.test.ts', 'test/races/**/*.test.ts'];
const BROWSER = ['test/browser/**/*.test.ts'];

// One project after the other.
let order = 0;

export default defineConfig({
  test: {
    // Once for the run; every project is given what it makes.
    globalSetup: ['test/global-setup.ts'],
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    projects: [
      // Files that share a worker share its module graph: loading it costs more than most of them.
      project('http', { include: ['{src,test}/**/*.test.ts'], exclude: [...ISOLATED, ...BROWSER], isolate: false }),
      project('isolated', { include: ISOLATED, isolate: true }),
      // A browser waits more than it works.
      project('browser', { include: BROWSER, isolate: false, maxWorkers: 3 }),
    ],
  },
});

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      setupFiles: ['test/setup.ts'],
      // Two cores, a real database and real browsers: files side by side, but no more than the machine has.
      maxWorkers: 2,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      sequence: { groupOrder: order++ },
      // Node runs our files as they are; what replaces modules needs the runner.
      experimental: { viteModuleRunner: name === 'isolated' },
      ...test,
    },
  };
}
