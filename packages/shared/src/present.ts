/**
 * Gives a value that is always there, because a check of its table or an earlier statement sees to it.
 *
 * @throws {Error} where it is not: that is a bug, and better known than answered.
 */
export function present<T>(value: T, what: string): NonNullable<T> {
  if (value == null) throw new Error(`There is no ${what}.`);
  return value;
}
