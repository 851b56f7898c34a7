import { expect, test } from 'vitest';
import { isTold } from './is-told.rule.ts';

test('of a hundred thousand failures eight become events', () => {
  const told = Array.from({ length: 100_000 }, (_, at) => at + 1).filter(isTold);

  expect(told).toEqual([1, 5, 25, 125, 625, 3_125, 15_625, 78_125]);
});
