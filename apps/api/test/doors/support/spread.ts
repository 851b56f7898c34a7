/**
 * Chooses `count` items of a list for one place, for example one test. The number of the place is `at`. The chosen
 * items are spread evenly over the list. The next place gets the items that come one position later. So when there are
 * at least as many places as items, all places together use every item.
 */
export function spread<T>(all: readonly T[], count: number, at: number): T[] {
  if (count >= all.length) return [...all];
  const chosen = Array.from({ length: count }, (_, nth) => (at + Math.floor((nth * all.length) / count)) % all.length);
  return all.filter((_, index) => chosen.includes(index));
}
