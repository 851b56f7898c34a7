const DAY_MS = 86_400_000;

/** How many days before an end it is announced, nearest first. */
export const LEADS = [1, 7, 30] as const;
export type Lead = (typeof LEADS)[number];

/**
 * The announcement that is due for something that ends at this instant: the nearest one, so that whoever hears of it
 * late hears of it once. Null when the end is more than thirty days away, or has come.
 */
export function dueLead(endsAt: Date, now: Date): Lead | null {
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return LEADS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
