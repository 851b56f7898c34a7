import { inTurn, isFull } from '@chatelaine/tools/rounds';
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

/** A test of a full run alone: another one of its kind, which it names, is part of the quick one. */
export function testInFull(
  name: string,
  { like, ...options }: { like: string; timeout?: number },
  run: () => unknown,
): void {
  if (like === '') throw new Error(`"${name}" has nothing like it in a quick run.`);
  if (isFull) test(name, options, run);
}

/**
 * Rows of one kind: all of them in a full run, in a quick one those of these names. The name of a row is its first value.
 *
 * @throws {Error} when no row has one of the names: it would be tested by nobody
 */
export function someOf<R extends Row>(rows: readonly R[], ...names: NameOf<R>[]): readonly R[] {
  const nameOf = (row: Row): unknown => (Array.isArray(row) ? row[0] : row);
  for (const name of names) if (!rows.some((row) => nameOf(row) === name)) throw new Error(`No row is called ${name}.`);
  return isFull ? rows : rows.filter((row) => names.some((name) => nameOf(row) === name));
}

type Row = string | readonly [name: string, ...rest: unknown[]];
type NameOf<R> = R extends readonly [infer N, ...unknown[]] ? N : R;
