import { expect, test } from 'vitest';
import { RecentFailures } from './recent-failures.ts';

test('a failure is remembered for its network and fifteen minutes', () => {
  const failures = new RecentFailures();
  failures.note('203.0.113.9', 0);
  failures.note('2001:db8:1:2::1', 0);

  expect(failures.has('203.0.113.9', 899_999)).toBe(true);
  expect(failures.has('203.0.113.9', 900_000)).toBe(false);
  expect(failures.has('203.0.113.10', 1)).toBe(false);
  expect(failures.has('2001:db8:1:2:ffff::9', 1)).toBe(true);
  // A failure from one network also counts for the other networks of the same site.
  expect(failures.has('2001:db8:1:3::1', 1)).toBe(true);
  expect(failures.has('2001:db8:2:3::1', 1)).toBe(false);
  expect(failures.has(null, 1)).toBe(true);
});

test('ten thousand networks are remembered, the last ones', () => {
  const failures = new RecentFailures();
  const address = (at: number) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
  for (let at = 0; at < 10_010; at += 1) failures.note(address(at), at);
  failures.note(address(10), 20_000);
  failures.note('192.0.2.1', 20_001);

  expect([0, 9, 11].map((at) => failures.has(address(at), 20_002))).toEqual([false, false, false]);
  expect([10, 12, 10_009].map((at) => failures.has(address(at), 20_002))).toEqual([true, true, true]);
});
