/**
 * Makes the input of a call that acts on everything that matches a filter.
 *
 * @throws {TypeError} for a field that is `undefined`: JSON would drop the field, and the filter would match more.
 */
export function byFilter<T extends object>(filter: T): T {
  for (const [name, value] of Object.entries(filter))
    if (value === undefined) throw new TypeError(`There is no ${name}: without it, the filter would catch more.`);
  return filter;
}
