/** Names what differs between two versions, as an event tells them: each field with its value before and after. */
export function changesOf<Version extends object>(
  before: Version,
  after: Version,
): Record<'before' | 'after', Partial<Version>> {
  const isSame = (name: string, value: unknown) =>
    JSON.stringify(before[name as keyof Version]) === JSON.stringify(value);
  const changed = Object.entries(after).flatMap(([name, value]) => (isSame(name, value) ? [] : [name]));
  // `Object.fromEntries` does not know that the names are those of the version.
  const pick = (from: Version) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => changed.includes(name))) as Partial<Version>;
  return { before: pick(before), after: pick(after) };
}
