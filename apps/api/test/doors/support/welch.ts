/**
 * Returns Welch's t for two lists of measurements. This is the difference of the two means, divided by the standard
 * error of this difference. The standard error is the size of a difference that chance alone makes. When the result is
 * below 4.5, nobody can tell the two lists apart.
 */
export function welch(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / one.length + b.variance / other.length);
}

/**
 * Removes the longest tenth of all times from both lists, because other work of the machine caused these times. The
 * function uses the same limit for both lists. A limit for each list could hide a difference between the lists.
 */
export function withoutOutliers(one: readonly number[], other: readonly number[]): [number[], number[]] {
  const all = [...one, ...other].sort((a, b) => a - b);
  const limit = all[Math.floor(all.length * 0.9)] ?? 0;
  const short = (list: readonly number[]) => list.filter((each) => each <= limit);
  return [short(one), short(other)];
}

function momentsOf(list: readonly number[]): { mean: number; variance: number } {
  const mean = list.reduce((sum, each) => sum + each, 0) / list.length;
  const variance = list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (list.length - 1);
  return { mean, variance };
}
