const DAY_MS = 86_400_000;

/** The numbers of days, smallest first. An end is announced this many days before it. */
export const LEADS = [1, 7, 30] as const;
export type Lead = (typeof LEADS)[number];

/**
 * Returns the announcement of an end that is due at the instant `now`. It is the announcement with the fewest days, so
 * when several announcements are late, only one is made. Null when the end is more than thirty days away, or in the
 * past.
 */
export function dueLead(endsAt: Date, now: Date): Lead | null {
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return LEADS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
