/**
 * Whether the failure with this number becomes an event. The first failure becomes an event, and so do the fifth, the
 * twenty-fifth, and so on. So even a flood of failures makes few events, and the last event gives a lower bound for the
 * number of failures.
 */
export function isTold(count: number): boolean {
  let told = 1;
  while (told < count) told *= 5;
  return told === count;
}
