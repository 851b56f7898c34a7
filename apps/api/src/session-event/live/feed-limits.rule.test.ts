import { expect, test } from 'vitest';
import { feedLimits } from './feed-limits.rule.ts';

test.each([
  [10, 1, 2],
  [20, 2, 5],
  [100, 10, 25],
  [400, 25, 100],
  [2_000, 125, 500],
  [100_000, 6_250, 25_000],
])('with %i connections, one client has at most %i of %i streams', (maxConnections, perAccount, total) => {
  expect(feedLimits(maxConnections)).toEqual({ perCaller: 10, perAccount, total });
});

test('no client has all streams of a server', () => {
  for (let max = 10; max <= 5_000; max++) {
    const { perAccount, total } = feedLimits(max);
    expect([max, perAccount < total]).toEqual([max, true]);
  }
});
