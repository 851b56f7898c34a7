import { expect, test } from 'vitest';
import { extendedUntil } from './more-time.rule.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));

test.each([
  ['shortly before its end', 15, 14, 29],
  ['twice in one minute', 29, 14, 29],
  ['at once', 15, 0, 15],
  ['for the last time', 190, 185, 195],
  ['at the end of the longest life', 195, 194, 195],
])('asked for %s', (_, expires, now, until) => {
  expect(extendedUntil({ createdAt: at(0), expiresAt: at(expires) }, at(now))).toEqual(at(until));
});

test('a reader can ask ten times and more', () => {
  let expiresAt = at(15);
  let times = 0;
  for (; times < 100; times++) {
    const next = extendedUntil({ createdAt: at(0), expiresAt }, new Date(expiresAt.getTime() - 1000));
    if (next.getTime() - expiresAt.getTime() < 60_000) break;
    expiresAt = next;
  }
  expect(times).toBeGreaterThanOrEqual(10);
});
