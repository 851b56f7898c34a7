/**
 * Returns the CPU time that a piece of work may cost this process now, in milliseconds. On a usual machine this is the
 * given limit. A machine may be slow, or slow for a while. Then the limit grows as the cost of a fixed piece of work
 * does.
 */
export function cpuLimit(ms: number): number {
  return ms * Math.max(1, cpuOf(normalizeMarks).ms / USUAL_MS);
}

/** Returns what the work returns, and the CPU time of this process for it, in milliseconds. */
export function cpuOf<T>(work: () => T): { ms: number; done: T } {
  const before = process.cpuUsage();
  const done = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, done };
}

/** The CPU time of {@link normalizeMarks} on a usual machine, in milliseconds, rounded up. */
const USUAL_MS = 25;

// The work is the same on every machine, needs little memory, and grows with the square of its length.
const normalizeMarks = (): number => 'a'.concat('\u0300\u0316'.repeat(4_000)).normalize('NFC').length;
