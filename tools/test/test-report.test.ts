import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { secondsOfChildren, whatRan } from '../../scripts/test.mjs';

const file = (name: string, startTime: number, endTime: number, tests: number) => ({
  name,
  startTime,
  endTime,
  assertionResults: Array.from({ length: tests }, () => ({})),
});

test('the slowest file comes first, and what did not run in this run is left out', () => {
  const now = { startTime: 1_000, testResults: [file('quick', 1_000, 1_200, 3), file('slow', 1_100, 4_000, 2)] };
  const replayed = { startTime: 999, testResults: [file('replayed', 10, 900, 40)] };

  expect(whatRan([now, replayed], 1_000)).toEqual({
    tests: 5,
    files: [
      { file: 'slow', ms: 2_900 },
      { file: 'quick', ms: 200 },
    ],
  });
});

test('seconds of children are read behind a name with blanks and brackets', () => {
  const stat = '4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 1234 566 20 0 1';

  expect(secondsOfChildren(stat)).toBe(18);
});

test.runIf(process.platform === 'linux')('this system tells them', () => {
  expect(secondsOfChildren(readFileSync('/proc/self/stat', 'utf8'))).toBeGreaterThanOrEqual(0);
});
