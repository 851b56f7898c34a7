/** How long a request lives from the moment it is made, or from the moment that more time is asked for. */
export const REQUEST_LIFE_MS = 15 * 60_000;

// WCAG 2.2, 2.2.1 asks for ten extensions at least; here they are twelve.
const LONGEST_LIFE_MS = 13 * REQUEST_LIFE_MS;

interface RequestDates {
  createdAt: Date;
  expiresAt: Date;
}

/** Fifteen minutes from now, but never past the longest life, and never earlier than it was. */
export function extendedUntil({ createdAt, expiresAt }: RequestDates, now: Date): Date {
  const wanted = Math.min(now.getTime() + REQUEST_LIFE_MS, createdAt.getTime() + LONGEST_LIFE_MS);
  return new Date(Math.max(wanted, expiresAt.getTime()));
}
