import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ALL = '{src,test}/**/*.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';
// These replace modules of ours, which only vite's runner can, and nobody else may stand on what they replaced.
const MODULES = 'test/property/**/*.test.ts';

// The longest first, so that at the end nobody waits for one of them.
const LONG = [
  'consent-screens-',
  'packages.test',
  'keys-never-widen',
  'cut-in-change',
  'widget-gallery',
  'connect-button.test',
  'start.test',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((each) => moduleId.includes(each));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // Once for the run; every project is given what it makes.
    globalSetup: ['test/global-setup.ts'],
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    projects: [
      // Files that share a worker share its modules: loading them costs more than most of the tests. What a file puts
      // before the database driver it takes away again: `using`.
      project('http', { include: [ALL], exclude: [BROWSER, MODULES], isolate: false }),
      project('modules', { include: [MODULES], isolate: true, experimental: { viteModuleRunner: true } }),
      // After all others, and one more at a time: a browser waits more than it works.
      project('browser', { include: [BROWSER], isolate: false, maxWorkers: 4, sequence: { groupOrder: 1 } }),
    ],
  },
});

function project(name: string, own: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      setupFiles: ['test/setup.ts'],
      // Two cores, and one file more than that: who waits for the database or the clock leaves a core to somebody.
      maxWorkers: 3,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      // Node runs our files as they are.
      experimental: { viteModuleRunner: false },
      ...own,
    },
  };
}
