/** The time for which a request is open, from its start or from the last extension, in milliseconds. */
export const REQUEST_LIFE_MS = 15 * 60_000;

// WCAG 2.2, criterion 2.2.1, requires at least ten extensions. This limit allows twelve.
const LONGEST_LIFE_MS = 13 * REQUEST_LIFE_MS;

interface RequestDates {
  createdAt: Date;
  expiresAt: Date;
}

/**
 * Returns the new end of a request: fifteen minutes from now. It is never later than the limit for all extensions, and
 * never earlier than the present end.
 */
export function extendedUntil({ createdAt, expiresAt }: RequestDates, now: Date): Date {
  const wanted = Math.min(now.getTime() + REQUEST_LIFE_MS, createdAt.getTime() + LONGEST_LIFE_MS);
  return new Date(Math.max(wanted, expiresAt.getTime()));
}
