/**
 * Chooses `count` items for the place `at`. The items are spread over the whole list. Each next place begins one item
 * later, so all places together use every item, if there are as many places as items.
 */
export function spread<T>(all: readonly T[], count: number, at: number): T[] {
  if (count >= all.length) return [...all];
  const chosen = Array.from({ length: count }, (_, nth) => (at + Math.floor((nth * all.length) / count)) % all.length);
  return all.filter((_, index) => chosen.includes(index));
}
