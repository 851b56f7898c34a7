/**
 * Returns the given value, which always exists: a check of its database table or an earlier statement guarantees that.
 * TypeScript cannot know this guarantee.
 *
 * @throws {Error} when the value does not exist. A missing value is a bug, and an error that shows the bug is better
 * than a wrong answer.
 */
export function present<T>(value: T, what: string): NonNullable<T> {
  if (value == null) throw new Error(`There is no ${what}.`);
  return value;
}
