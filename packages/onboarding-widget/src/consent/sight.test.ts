import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeSight } from './sight.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('document', { addEventListener: () => {} });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the timer says when enough has been seen, also where the clock goes a little slower', () => {
  const { isSeen, arrive } = makeSight(() => {});
  arrive();
  vi.advanceTimersByTime(499);
  expect(isSeen()).toBe(false);

  // Browsers round their clock, and each browser has its own precision. So the clock may show slightly less than 500 ms
  // when the timer fires.
  vi.spyOn(performance, 'now').mockReturnValue(499.9);
  vi.advanceTimersByTime(1);

  expect(isSeen()).toBe(true);
});

test('to arrive once more begins anew', () => {
  const { isSeen, arrive } = makeSight(() => {});
  arrive();
  vi.advanceTimersByTime(499);
  arrive();
  vi.advanceTimersByTime(1);
  expect(isSeen()).toBe(false);

  vi.advanceTimersByTime(499);

  expect(isSeen()).toBe(true);
});

test('what is seen on one page says nothing of another', () => {
  const [one, other] = [makeSight(() => {}), makeSight(() => {})];
  one.arrive();

  vi.advanceTimersByTime(500);

  expect([one.isSeen(), other.isSeen()]).toEqual([true, false]);
});
