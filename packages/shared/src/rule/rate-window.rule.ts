import type { KeyLimits } from '../api-key.ts';

/** How many calls a key had in the clock minute and in the calendar month that contain an instant. */
export interface Windows {
  minuteCalls: number;
  monthCalls: number;
}

/** The counts of a key that has had no calls. */
export const NO_CALLS: Windows = { minuteCalls: 0, monthCalls: 0 };

const MINUTE_MS = 60_000;

/** Returns the start of the clock minute (UTC) that contains an instant. */
export const minuteOf = (now: Date): Date => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
/** Returns the start of the calendar month (UTC) that contains an instant. */
export const monthOf = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));

/** Returns the milliseconds until the next clock minute begins, and the milliseconds until the next month begins. */
export function untilNext(now: Date): { minuteMs: number; monthMs: number } {
  const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
  return { minuteMs: minuteOf(now).getTime() + MINUTE_MS - now.getTime(), monthMs: nextMonth - now.getTime() };
}

/** The reason why a window accepts no more calls, and the seconds until the window resets. */
export interface FullWindow {
  reason: 'rate_limited' | 'quota_exceeded';
  retryAfterS: number;
}

/**
 * Returns the window that accepts no more calls, or null when no window is full. When the window of the minute and the
 * window of the month are both full, returns the month, because the month resets later.
 */
export function fullWindow(limits: KeyLimits, windows: Windows, now: Date): FullWindow | null {
  const { minuteMs, monthMs } = untilNext(now);
  if (limits.perMonth !== null && windows.monthCalls >= limits.perMonth)
    return { reason: 'quota_exceeded', retryAfterS: Math.ceil(monthMs / 1000) };
  if (limits.perMinute !== null && windows.minuteCalls >= limits.perMinute)
    return { reason: 'rate_limited', retryAfterS: Math.ceil(minuteMs / 1000) };
  return null;
}

/** Returns how many calls are left of each limit; null where the key has no limit. */
export function remainingOf(limits: KeyLimits, { minuteCalls, monthCalls }: Windows): KeyLimits {
  const left = (limit: number | null, calls: number) => (limit === null ? null : Math.max(0, limit - calls));
  return { perMinute: left(limits.perMinute, minuteCalls), perMonth: left(limits.perMonth, monthCalls) };
}
