import { expect, test } from 'vitest';
import { fullWindow, minuteOf, monthOf, remainingOf, untilNext } from './rate-window.rule.ts';

const now = new Date('2026-12-31T23:59:30.500Z');

test('a window is the clock minute and the calendar month in UTC', () => {
  expect(minuteOf(now)).toEqual(new Date('2026-12-31T23:59:00Z'));
  expect(monthOf(now)).toEqual(new Date('2026-12-01T00:00:00Z'));
  expect(untilNext(now)).toEqual({ minuteMs: 29_500, monthMs: 29_500 });
});

test.each([
  ['without limits', { perMinute: null, perMonth: null }, null],
  ['below both', { perMinute: 11, perMonth: 101 }, null],
  ['with a full minute', { perMinute: 10, perMonth: null }, 'rate_limited'],
  ['with a full month', { perMinute: null, perMonth: 100 }, 'quota_exceeded'],
  ['with both full', { perMinute: 10, perMonth: 100 }, 'quota_exceeded'],
] as const)('a key %s: %#', (_, limits, reason) => {
  const full = fullWindow(limits, { minuteCalls: 10, monthCalls: 100 }, now);
  expect(full?.reason ?? null).toBe(reason);
  expect(full?.retryAfterS ?? 30).toBe(30);
});

test('nothing is left of a limit that others have used up meanwhile', () => {
  expect(remainingOf({ perMinute: 3, perMonth: null }, { minuteCalls: 5, monthCalls: 5 })).toEqual({
    perMinute: 0,
    perMonth: null,
  });
});
