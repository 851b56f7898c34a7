import { dateLocale } from '../texts/en/format.ts';

const COUNT = new Intl.NumberFormat(dateLocale);
const SHARE = new Intl.NumberFormat(dateLocale, { style: 'percent', maximumFractionDigits: 1 });

/** Writes a count in the person's language, e.g. `12,345`. */
export const count = (value: number): string => COUNT.format(value);
/** Writes a share of one in the person's language, e.g. 0.125 as `12.5 %`. */
export const share = (value: number): string => SHARE.format(value);
