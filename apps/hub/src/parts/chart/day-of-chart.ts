import { dateLocale } from '../../texts/en/format.ts';

const SHORT = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeZone: 'UTC' });

/** Writes a day for the axis of a chart. Days of charts are days in UTC, because the server counts in UTC. */
export const dayOfChart = (instant: string | undefined): string =>
  instant === undefined ? '' : SHORT.format(new Date(instant));
/** Writes a day of a chart with its year. */
export const wholeDayOfChart = (instant: string): string => LONG.format(new Date(instant));
