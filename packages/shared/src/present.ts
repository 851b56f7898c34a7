/**
 * Returns a value that always exists, because a check of its table or an earlier statement guarantees it.
 *
 * @throws {Error} when the value does not exist. That is a bug, and an error that shows the bug is better than a wrong
 * answer.
 */
export function present<T>(value: T, what: string): NonNullable<T> {
  if (value == null) throw new Error(`There is no ${what}.`);
  return value;
}
