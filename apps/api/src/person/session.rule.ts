const FRESH_MS = 10 * 60_000;
/** No session outlives this, however often it is used: one that was stolen ends by itself. */
const LONGEST_MS = 30 * 24 * 60 * 60_000;

/**
 * A dangerous act needs a sign-in of the last ten minutes, and with an authenticator app one for which its code was shown.
 * After that the person confirms that it is still him.
 */
export function isFresh({ signedInAt, codeSkipped }: { signedInAt: Date; codeSkipped: boolean }, now: Date): boolean {
  return !codeSkipped && now.getTime() - signedInAt.getTime() <= FRESH_MS;
}

/** A session that began then or earlier is over. */
export const startOfLiveSessions = (now: Date): Date => new Date(now.getTime() - LONGEST_MS);

/** Whether a session has lived its thirty days. */
export const isOver = (signedInAt: Date, now: Date): boolean => signedInAt <= startOfLiveSessions(now);
