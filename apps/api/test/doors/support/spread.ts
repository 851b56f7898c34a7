/**
 * A few of many, for the place `at` among places that all take the same: from the whole of the list, and each place
 * begins one further on, so that as many places as there are choices have had every one of them.
 */
export function spread<T>(all: readonly T[], count: number, at: number): T[] {
  if (count >= all.length) return [...all];
  const chosen = Array.from({ length: count }, (_, nth) => (at + Math.floor((nth * all.length) / count)) % all.length);
  return all.filter((_, index) => chosen.includes(index));
}
