import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { test } from 'vitest';

/**
 * Returns a function to use in place of `test` inside of `describe.each(ways)`. A full run makes each test in every
 * way. A quick run makes each test in only one way, and the next test in the next way. A row of `test.each` counts as a
 * test of its own.
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

/** Makes a test for a full run alone. `like` is the name of a similar test, which is part of the quick run. */
export function testInFull(
  name: string,
  { like, ...options }: { like: string; timeout?: number },
  run: () => unknown,
): void {
  if (like === '') throw new Error(`"${name}" has nothing like it in a quick run.`);
  if (isFull) test(name, options, run);
}

/**
 * Returns rows of one kind: all rows in a full run, and the rows with these names in a quick run. The name of a row is
 * its first value.
 *
 * @throws {Error} when one of the names belongs to no row
 */
export function someOf<R extends Row>(rows: readonly R[], ...names: NameOf<R>[]): readonly R[] {
  const nameOf = (row: Row): unknown => (Array.isArray(row) ? row[0] : row);
  for (const name of names) if (!rows.some((row) => nameOf(row) === name)) throw new Error(`No row is called ${name}.`);
  return isFull ? rows : rows.filter((row) => names.some((name) => nameOf(row) === name));
}

type Row = string | readonly [name: string, ...rest: unknown[]];
type NameOf<R> = R extends readonly [infer N, ...unknown[]] ? N : R;
