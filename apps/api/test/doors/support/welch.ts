/**
 * Returns Welch's t of two lists of measurements: the difference of their means, divided by its standard error, which
 * is the difference that chance makes. Below 4.5 nobody can tell the two lists apart.
 */
export function welch(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / one.length + b.variance / other.length);
}

/**
 * Drops the longest tenth of all times, because other work of the machine caused them. Both lists have one limit: a
 * limit for each list would hide a difference.
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
