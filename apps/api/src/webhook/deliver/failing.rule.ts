const DAY_MS = 24 * 60 * 60_000;
/** A webhook is paused when its first failure without a success after it is this old. */
export const DEAD_AFTER_MS = 5 * DAY_MS;

/** What is known of a failing webhook. */
export interface Failing {
  /** The first failure after the last success. Null when there was none. */
  failingSince: Date | null;
  /** When its owner was told. */
  toldAt: Date | null;
}

/** Decides what a failure leads to: after a day the owner is told once, and after five days the webhook is paused. */
export function stepAfterFailure({ failingSince, toldAt }: Failing, now: Date): 'begin' | 'tell' | 'pause' | null {
  if (failingSince === null) return 'begin';
  const forMs = now.getTime() - failingSince.getTime();
  if (forMs >= DEAD_AFTER_MS) return 'pause';
  return forMs >= DAY_MS && toldAt === null ? 'tell' : null;
}
