import { day } from '../../parts/time.tsx';

/** Writes the last day of a permission with this end, in the language and the time zone of the person. */
export const lastDayOf = (expiresAt: string): string => day(new Date(Date.parse(expiresAt) - 1).toISOString());

/** Writes a day, given as `2026-12-31`. */
export const writtenDay = (lastDay: string): string => day(`${lastDay}T00:00`);

/** Returns tomorrow in the time zone of the person, as `2026-12-31`. The Swedish format is the format of ISO 8601. */
export function tomorrow(): string {
  const next = new Date();
  next.setDate(next.getDate() + 1);
  return next.toLocaleDateString('sv');
}
