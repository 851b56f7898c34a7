const FRESH_MS = 10 * 60_000;
/** The longest duration of a session, however often it is used. So a stolen session ends by itself. */
const LONGEST_MS = 30 * 24 * 60 * 60_000;

/**
 * Whether a session allows a dangerous act. The sign-in must be at most ten minutes old. When the person has an
 * authenticator app, the sign-in must not have skipped the code. When the session does not allow the act, the person
 * signs in again to confirm it.
 */
export function isFresh({ signedInAt, codeSkipped }: { signedInAt: Date; codeSkipped: boolean }, now: Date): boolean {
  return !codeSkipped && now.getTime() - signedInAt.getTime() <= FRESH_MS;
}

/**
 * Returns the instant after which all live sessions began. Sessions that began at this instant or earlier have ended.
 */
export const startOfLiveSessions = (now: Date): Date => new Date(now.getTime() - LONGEST_MS);

/** Whether a session has reached its longest duration. */
export const isOver = (signedInAt: Date, now: Date): boolean => signedInAt <= startOfLiveSessions(now);
