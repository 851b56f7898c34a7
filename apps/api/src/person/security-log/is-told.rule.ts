/**
 * Whether the failure of this number becomes an event: the first, the fifth, the twenty-fifth, and so on. However many
 * come, their events are few, and the last one says how many they are at least.
 */
export function isTold(count: number): boolean {
  let told = 1;
  while (told < count) told *= 5;
  return told === count;
}
