import * as texts from './texts/texts.ts';

/** Writes the last day of a permission with this end, in the language of the page and the time zone of the person. */
export function lastDayOf(expiresAt: string): string {
  return writtenOut(new Date(Date.parse(expiresAt) - 1));
}

/** Writes the day of an instant, in the language of the page and the time zone of the person. */
export function writtenInstant(instant: string): string {
  return writtenOut(new Date(instant));
}

/** Writes a day, given as `2026-12-31`, in the language of the page. */
export function writtenDay(day: string): string {
  return writtenOut(new Date(`${day}T00:00`));
}

/** Returns tomorrow in the time zone of the person, as `2026-12-31`. The Swedish format is the format of ISO 8601. */
export function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return day.toLocaleDateString('sv');
}

const writtenOut = (day: Date) => day.toLocaleDateString(texts.dateLocale, { dateStyle: 'long' });
