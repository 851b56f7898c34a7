const DAY_MS = 86_400_000;

/** The numbers of days before an end on which the end is announced, smallest first. */
export const LEADS = [1, 7, 30] as const;
export type Lead = (typeof LEADS)[number];

/**
 * Returns the announcement that is due for an end at this instant. It is the announcement with the fewest days, so when
 * several announcements are late, only one is made. Null when the end is more than thirty days away, or in the past.
 */
export function dueLead(endsAt: Date, now: Date): Lead | null {
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return LEADS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
