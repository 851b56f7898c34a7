/**
 * Returns the fields whose values differ between two versions of a thing, each with its value before and after. Events
 * record these fields.
 */
export function changesOf<Version extends object>(
  before: Version,
  after: Version,
): Record<'before' | 'after', Partial<Version>> {
  const isSame = (name: string, value: unknown) =>
    JSON.stringify(before[name as keyof Version]) === JSON.stringify(value);
  const changed = Object.entries(after).flatMap(([name, value]) => (isSame(name, value) ? [] : [name]));
  // The type of `Object.fromEntries` does not know that the names are fields of the version, so the code asserts the
  // type.
  const pick = (from: Version) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => changed.includes(name))) as Partial<Version>;
  return { before: pick(before), after: pick(after) };
}
