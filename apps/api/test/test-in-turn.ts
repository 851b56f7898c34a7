import { inTurn } from '@chatelaine/tools/rounds';
import { test } from 'vitest';

/**
 * `test` inside of `describe.each(ways)`: in a full run each test is made in every way, in a quick one in one of them, in
 * turn. Counts a row of `test.each` as a test of its own.
 */
export function testInTurn<T>(ways: readonly T[], way: T): Pick<typeof test, 'each'> & TestOne {
  let index = 0;
  const isMine = () => inTurn(ways, index++).includes(way);
  const one: TestOne = (name, run) => {
    if (isMine()) test(name, run);
  };
  const each = (rows: readonly unknown[]) => test.each(rows.filter(isMine));
  return Object.assign(one, { each: each as typeof test.each });
}

type TestOne = (name: string, run: () => unknown) => void;
