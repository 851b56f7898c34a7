const DAY_MS = 86_400_000;

/**
 * The numbers of days, smallest first. Each end is announced once for each of these numbers, that many days before the
 * end.
 */
export const LEADS = [1, 7, 30] as const;
export type Lead = (typeof LEADS)[number];

/**
 * Returns the announcement of an end that is due at the instant `now`. When several announcements are late, only one is
 * made: the announcement with the fewest days before the end. Null when the end is more than thirty days away, or in
 * the past.
 */
export function dueLead(endsAt: Date, now: Date): Lead | null {
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return LEADS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
