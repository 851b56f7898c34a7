import { dateLocale } from '../texts/en/format.ts';
import { justNow } from '../texts/en/frame.ts';

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const WORDS = new Intl.RelativeTimeFormat(dateLocale, { numeric: 'auto' });

/** Says how long ago an instant was, such as "4 minutes ago". An instant that is not over counts as now. */
export function ago(instant: string, now = new Date()): string {
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(instant).getTime()) / 1_000));
  const found = UNITS.find(([, length]) => seconds >= length);
  return found === undefined ? justNow : WORDS.format(-Math.floor(seconds / found[1]), found[0]);
}
