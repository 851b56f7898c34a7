/** The life of a request, from its start or from the last request for more time. */
export const REQUEST_LIFE_MS = 15 * 60_000;

// WCAG 2.2, criterion 2.2.1, asks for at least ten extensions; this allows twelve.
const LONGEST_LIFE_MS = 13 * REQUEST_LIFE_MS;

interface RequestDates {
  createdAt: Date;
  expiresAt: Date;
}

/** Fifteen minutes from now, but never after the longest life, and never earlier than before. */
export function extendedUntil({ createdAt, expiresAt }: RequestDates, now: Date): Date {
  const wanted = Math.min(now.getTime() + REQUEST_LIFE_MS, createdAt.getTime() + LONGEST_LIFE_MS);
  return new Date(Math.max(wanted, expiresAt.getTime()));
}
