import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ALL = '{src,test}/**/*.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';
// These replace modules of ours, which only vite's runner can, and nobody else may stand on what they replaced.
const MODULES = 'test/property/**/*.test.ts';

// One project after the other, without a gap: a worker stands on the modules of one. The browser comes last, beside what
// is still going on. In each the longest first, so that at the end nobody waits for one of them.
const ORDER = ['modules', 'http', 'browser'];
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
    const place = ({ project, moduleId }: TestSpecification) =>
      ORDER.indexOf(project.name) + (LONG.some((each) => moduleId.includes(each)) ? 0 : 0.5);
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
      project('http', { include: [ALL], exclude: [BROWSER, MODULES], isolate: false }),
      project('modules', { include: [MODULES], isolate: true, experimental: { viteModuleRunner: true } }),
      project('browser', { include: [BROWSER], isolate: false }),
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
