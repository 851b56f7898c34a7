import { dateLocale } from '../texts/en/format.ts';
import { never } from '../texts/en/frame.ts';

const DAY = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'short' });

/** Writes a day in the person's language and time zone. */
export const day = (instant: string): string => DAY.format(new Date(instant));
/** Writes a day and a time in the person's language and time zone. */
export const moment = (instant: string): string => MOMENT.format(new Date(instant));

interface TimeProps {
  /** ISO 8601; null shows {@link none}. */
  at: string | null;
  isDay?: boolean;
  none?: string;
}

/** Shows an instant. Programs and screen readers find it in its exact form too. */
export function Time({ at, isDay, none = never }: TimeProps) {
  if (at === null) return <span class="quiet">{none}</span>;
  return (
    <time dateTime={at} class="number">
      {isDay ? day(at) : moment(at)}
    </time>
  );
}
