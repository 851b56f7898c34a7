/** The longest wait that a receiver can ask for. */
export const LONGEST_HOLD_MS = 24 * 60 * 60_000;
/** How often a receiver can ask for a wait for the same delivery. After that, the answer counts as a failure. */
export const MOST_HOLDS = 20;

/** What an attempt has led to. */
export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'failed' }
  /** The receiver is gone for good: the webhook is paused. */
  | { kind: 'gone' }
  /** The receiver asked for a wait, so the attempt does not count. */
  | { kind: 'held'; waitMs: number };

/** An answer of a receiver, and how often it asked for a wait before. */
export interface JudgedAnswer {
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | undefined;
  holds: number;
  /** Whether the delivery is a test. A test is tried once. */
  isTest: boolean;
}

/** Decides what an answer means. Only 2xx counts as delivered; a redirect is a failure. */
export function judgeAnswer({ status, retryAfter, holds, isTest }: JudgedAnswer, now: Date): Verdict {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410 && !isTest) return { kind: 'gone' };
  if ((status !== 429 && status !== 503) || isTest || holds >= MOST_HOLDS) return { kind: 'failed' };
  const waitMs = retryAfterMs(retryAfter, now);
  return waitMs === null ? { kind: 'failed' } : { kind: 'held', waitMs };
}

const DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/** Reads `Retry-After`: seconds, or a date. Null when it is neither. A wait is at least a second. */
export function retryAfterMs(text: string | undefined, now: Date): number | null {
  const said = text?.trim() ?? '';
  const ms = /^\d+$/.test(said)
    ? Number(said) * 1_000
    : DATE.test(said)
      ? Date.parse(said) - now.getTime()
      : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_HOLD_MS, Math.max(1_000, ms));
}
