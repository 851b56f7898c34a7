import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ALL = '{src,test}/**/*.test.ts';
// These tests replace modules of ours. Only vite's runner can do that. Other tests must not get the replaced modules.
const MODULES = 'test/property/**/*.test.ts';

// The property tests come first. The browser tests come last, while other tests are still running. In each part the
// longest files come first, so that the run does not wait for a long file at its end.
const LONG = [
  'consent-screens-',
  'packages.test',
  'keys-never-widen',
  'cut-in-change',
  'widget-gallery',
  'connect-button.test',
  'start.test',
];

const partOf = (file: string): number =>
  file.includes('/test/property/') ? 0 : file.includes('/test/browser/') ? 2 : 1;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      partOf(moduleId) + (LONG.some((each) => moduleId.includes(each)) ? 0 : 0.5);
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

// A full run repeats races hundreds of times in one test. A quick test takes seconds, but some machines are slow for a
// while. So these limits are for tests that hang.
const ONE_TEST_MS = process.env.FULL === '1' ? 600_000 : 180_000;

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // This setup runs once for the whole run. Every project gets the values that it provides.
    globalSetup: ['test/global-setup.ts'],
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    projects: [
      // Test files in one worker share its modules, because loading the modules costs more than most of the tests. A
      // file that wraps the database driver removes the wrapper at its end, with `using`.
      project('api', { include: [ALL], exclude: [MODULES], isolate: false }),
      project('modules', { include: [MODULES], isolate: true, experimental: { viteModuleRunner: true } }),
    ],
  },
});

function project(name: string, own: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      setupFiles: ['test/setup.ts'],
      // The machine has two cores, and four files run at the same time: a file that waits for the database, a browser
      // or the clock needs no core.
      maxWorkers: 4,
      testTimeout: ONE_TEST_MS,
      hookTimeout: 180_000,
      expect: { poll: { timeout: 10_000 } },
      // Node runs our files directly, without vite.
      experimental: { viteModuleRunner: false },
      ...own,
    },
  };
}
