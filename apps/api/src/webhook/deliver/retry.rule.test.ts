import type { RetryPolicy } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { attemptsOf, retryWaitMs } from './retry.rule.ts';

/** The waits of a delivery that never arrives, in seconds. */
function waitsOf(policy: RetryPolicy | null, chance: number): number[] {
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const waitMs = retryWaitMs(attempts, policy, chance);
    if (waitMs === null) return waits;
    waits.push(waitMs / 1_000);
  }
}

const of = (policy: RetryPolicy['policy'], delaySeconds: number, attempts: number): RetryPolicy => ({
  policy,
  delaySeconds,
  attempts,
});

test.each<[name: string, policy: RetryPolicy | null, waits: number[]]>([
  ['none', null, [5, 30, 120, 600, 3_600, 14_400, 36_000, 86_400]],
  ['constant', of('constant', 7, 4), [7, 7, 7]],
  ['linear', of('linear', 10, 5), [10, 20, 30, 40]],
  ['exponential', of('exponential', 3, 5), [3, 6, 12, 24]],
  ['one attempt', of('constant', 1, 1), []],
  ['at most a day', of('exponential', 50_000, 4), [50_000, 86_400, 86_400]],
])('policy %s', (_name, policy, waits) => {
  expect(waitsOf(policy, 0.5)).toEqual(waits);
  expect(attemptsOf(policy)).toBe(waits.length + 1);
});

test('a wait is up to 20 % shorter or longer, and with a policy at most a day', () => {
  expect([0, 1].map((chance) => waitsOf(null, chance)[0])).toEqual([4, 6]);
  expect([0, 1].map((chance) => waitsOf(null, chance).at(-1))).toEqual([69_120, 103_680]);
  expect([0, 1].map((chance) => waitsOf(of('constant', 86_400, 2), chance)[0])).toEqual([69_120, 86_400]);
});
