/**
 * Names many things by what holds for them.
 *
 * @throws {TypeError} for a field that is `undefined`: sent, it would not be there, and the filter would catch more.
 */
export function byFilter<T extends object>(filter: T): T {
  for (const [name, value] of Object.entries(filter))
    if (value === undefined) throw new TypeError(`There is no ${name}: without it, the filter would catch more.`);
  return filter;
}
