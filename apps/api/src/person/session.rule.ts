const FRESH_MS = 10 * 60_000;

/** A dangerous act needs a sign-in of the last ten minutes; after that the person confirms with the password. */
export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= FRESH_MS;
}
