import { dateLocale } from '../texts/en/format.ts';

const DAY = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'short' });

/** Writes a day in the person's language and time zone. */
export const day = (instant: string): string => DAY.format(new Date(instant));
/** Writes a day and a time in the person's language and time zone. */
export const moment = (instant: string): string => MOMENT.format(new Date(instant));

const EXACT = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'medium' });

/** Writes a day and a time with its seconds in the person's language and time zone. */
export const exactMoment = (instant: string): string => EXACT.format(new Date(instant));
