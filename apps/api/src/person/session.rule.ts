const FRESH_MS = 10 * 60_000;
/** The longest life of a session, however often it is used: a stolen one ends by itself. */
const LONGEST_MS = 30 * 24 * 60 * 60_000;

/**
 * Whether a session allows a dangerous act. It needs a sign-in within the last ten minutes, and with an authenticator
 * app one that showed a code. Otherwise the person signs in again to confirm.
 */
export function isFresh({ signedInAt, codeSkipped }: { signedInAt: Date; codeSkipped: boolean }, now: Date): boolean {
  return !codeSkipped && now.getTime() - signedInAt.getTime() <= FRESH_MS;
}

/** Sessions that began at this instant or earlier have ended. */
export const startOfLiveSessions = (now: Date): Date => new Date(now.getTime() - LONGEST_MS);

/** Whether a session has reached thirty days. */
export const isOver = (signedInAt: Date, now: Date): boolean => signedInAt <= startOfLiveSessions(now);
