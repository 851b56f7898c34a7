import * as texts from './texts/texts.ts';

/** The last day of a permission that ends at this instant, written out in the language of the page, where the person is. */
export function lastDayOf(expiresAt: string): string {
  return writtenOut(new Date(Date.parse(expiresAt) - 1));
}

/** A day as `2026-12-31`, written out in the language of the page. */
export function writtenDay(day: string): string {
  return writtenOut(new Date(`${day}T00:00`));
}

/** Tomorrow, where the person is, as `2026-12-31`: the Swedish way of writing is that of ISO 8601. */
export function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return day.toLocaleDateString('sv');
}

const writtenOut = (day: Date) => day.toLocaleDateString(texts.dateLocale, { dateStyle: 'long' });
