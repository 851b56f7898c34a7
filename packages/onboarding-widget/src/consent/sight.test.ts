import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('the timer says when enough has been seen, also where the clock goes a little slower', async () => {
  const { isSeen, arrive } = await import('./sight.ts');
  arrive();
  vi.advanceTimersByTime(499);
  expect(isSeen()).toBe(false);

  // Browsers round their clock, and each to a grain of its own.
  vi.spyOn(performance, 'now').mockReturnValue(499.9);
  vi.advanceTimersByTime(1);

  expect(isSeen()).toBe(true);
});

test('to arrive once more begins anew', async () => {
  const { isSeen, arrive } = await import('./sight.ts');
  arrive();
  vi.advanceTimersByTime(499);
  arrive();
  vi.advanceTimersByTime(1);
  expect(isSeen()).toBe(false);

  vi.advanceTimersByTime(499);

  expect(isSeen()).toBe(true);
});
