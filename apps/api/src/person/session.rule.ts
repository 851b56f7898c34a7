const FRESH_MS = 10 * 60_000;

/**
 * A dangerous act needs a sign-in of the last ten minutes, and with an authenticator app one for which its code was shown.
 * After that the person confirms that it is still him.
 */
export function isFresh({ signedInAt, codeSkipped }: { signedInAt: Date; codeSkipped: boolean }, now: Date): boolean {
  return !codeSkipped && now.getTime() - signedInAt.getTime() <= FRESH_MS;
}
