import { expect, test } from 'vitest';
import { summarise } from '../../scripts/ci-summary.mjs';
import { plantTree, type Tree } from './tree.ts';

interface FakeFile {
  status?: 'passed' | 'failed';
  message?: string;
  tests: string[];
}

/** Writes the report that vitest would leave for these files of a workspace. */
function report(tree: Tree, workspace: string, files: Record<string, FakeFile>): void {
  const testResults = Object.entries(files).map(([file, { status = 'passed', message = '', tests }]) => ({
    name: `${tree.root}/${workspace}/${file}`,
    status,
    message,
    assertionResults: tests.map((one) => ({ status: one })),
  }));
  tree.write(`${workspace}/.results/vitest.json`, JSON.stringify({ testResults }));
}

const FILES = [
  'package.json',
  'apps/api/package.json',
  'apps/api/src/a.test.ts',
  'packages/ui/package.json',
  'packages/ui/src/b.test.tsx',
  'bench/package.json',
];

function startRun(exitCodes: { tests?: number; verify?: number } = {}) {
  const tree = plantTree({});
  report(tree, 'apps/api', { 'src/a.test.ts': { tests: ['passed', 'passed'] } });
  report(tree, 'packages/ui', { 'src/b.test.tsx': { tests: ['passed', 'skipped'] } });
  const run = {
    root: tree.root,
    files: FILES,
    testsExitCode: exitCodes.tests ?? 0,
    verifyExitCode: exitCodes.verify ?? 0,
  };
  return { tree, run, [Symbol.dispose]: () => tree[Symbol.dispose]() };
}

test('all green: tests are counted, skipped ones apart', () => {
  using green = startRun();

  expect(summarise(green.run)).toEqual({ passed: 3, failed: 0, skipped: 1, problems: [] });
});

test('a failed test is counted once', () => {
  using red = startRun({ tests: 1 });
  report(red.tree, 'apps/api', { 'src/a.test.ts': { status: 'failed', tests: ['passed', 'failed'] } });

  expect(summarise(red.run)).toEqual({ passed: 2, failed: 1, skipped: 1, problems: [] });
});

test('a suite that failed without a test is a failure', () => {
  using red = startRun({ tests: 1 });
  report(red.tree, 'apps/api', { 'src/a.test.ts': { status: 'failed', message: 'Cannot find module', tests: [] } });

  expect(summarise(red.run)).toMatchObject({
    passed: 1,
    failed: 1,
    problems: [expect.stringContaining('Cannot find module')],
  });
});

test('a suite whose tests passed and whose teardown threw is a failure', () => {
  using red = startRun({ tests: 1 });
  report(red.tree, 'apps/api', { 'src/a.test.ts': { status: 'failed', message: 'port in use', tests: ['passed'] } });

  expect(summarise(red.run)).toMatchObject({ passed: 2, failed: 1 });
});

test('a workspace with test files and no report is one failure', () => {
  using red = startRun();
  red.run.files = [...FILES, 'packages/sdk/package.json', 'packages/sdk/test/c.test.ts', 'packages/sdk/test/d.test.ts'];

  expect(summarise(red.run)).toMatchObject({ failed: 1, problems: ['packages/sdk has test files and left no report'] });
});

test('a report that was cut off is a failure', () => {
  using red = startRun();
  red.tree.write('apps/api/.results/vitest.json', '{ "testResults": [');

  expect(summarise(red.run)).toMatchObject({ passed: 1, failed: 1, problems: ['the report of apps/api is cut off'] });
});

test('a test file that no report names is a failure, and so is a reported one that the tree does not have', () => {
  using red = startRun();
  red.run.files = [
    ...FILES.filter((file) => file !== 'packages/ui/src/b.test.tsx'),
    'apps/api/test/story/e.story.test.ts',
  ];

  expect(summarise(red.run).problems).toEqual([
    'apps/api/test/story/e.story.test.ts did not run',
    'packages/ui/src/b.test.tsx ran and is not in the tree',
  ]);
});

test('a test file outside every workspace is a failure', () => {
  using red = startRun();
  red.run.files = [...FILES, 'scripts/f.test.ts'];

  expect(summarise(red.run).problems).toEqual(['the root has test files and left no report']);
});

test('commands that failed are failures even when every report is green', () => {
  using red = startRun({ tests: 124, verify: 1 });

  expect(summarise(red.run)).toMatchObject({
    passed: 3,
    failed: 2,
    problems: ['the tests ended with exit code 124, its time limit', 'verify ended with exit code 1'],
  });
});

test('a tree without tests is a failure', () => {
  using tree = plantTree({});

  expect(summarise({ root: tree.root, files: [], testsExitCode: 0, verifyExitCode: 0 })).toMatchObject({
    passed: 0,
    failed: 1,
  });
});
