const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** The choices for the length of the range, in days. The first one is the default. */
export const RANGE_DAYS = [30, 7, 90] as const;

/** A range of days with the same length of time before it. All days are days in UTC, because the server counts in UTC. */
export interface Range {
  from: string;
  to: string;
  /** The period before, of exactly the same length. Today counts up to the present hour, and so does its counterpart. */
  before: { from: string; to: string };
  /** The beginning of each day, the earliest first. */
  days: string[];
}

/** Returns the last days, today included. */
export function rangeOf(length: number, now: Date): Range {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const from = today - (length - 1) * DAY_MS;
  // Calls are counted by the hour. The calls of the present hour belong to the range.
  const to = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS;
  const text = (ms: number) => new Date(ms).toISOString();
  return {
    from: text(from),
    to: text(to),
    before: { from: text(from - length * DAY_MS), to: text(to - length * DAY_MS) },
    days: Array.from({ length }, (_, index) => text(from + index * DAY_MS)),
  };
}
