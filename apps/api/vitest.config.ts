import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ALL = '{src,test}/**/*.test.ts';
// These replace modules of ours, which only vite's runner can, and nobody else may stand on what they replaced.
const MODULES = 'test/property/**/*.test.ts';

// What stands alone comes first. The browser comes last, beside what is still going on. In each part the longest first,
// so that at the end nobody waits for one of them.
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
      // Two cores, and twice as many files: who waits for the database, a browser or the clock leaves a core to somebody.
      maxWorkers: 4,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      // Node runs our files as they are.
      experimental: { viteModuleRunner: false },
      ...own,
    },
  };
}
