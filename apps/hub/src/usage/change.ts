import { share } from '../parts/count.ts';
import * as t from '../texts/en/usage.ts';

/** Says how much more or less a count is than in the period before, which had the same number of days. */
export function changeText(now: number, before: number, days: number): string {
  if (before === 0) return t.nothingBefore(days);
  if (now === before) return t.sameAsBefore(days);
  const part = share(rounded(Math.abs(now - before) / before));
  return now > before ? t.moreThanBefore(part, days) : t.lessThanBefore(part, days);
}

// A tenth of a percent says something only about small changes.
const rounded = (part: number): number => (part < 0.1 ? part : Math.round(part * 100) / 100);

/** The share of refused calls; null: there were no calls. */
export const refusedShare = ({ calls, refused }: { calls: number; refused: number }): number | null =>
  calls === 0 ? null : refused / calls;
