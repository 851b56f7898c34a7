/** The facts about a legacy token that the rules need. */
export interface LegacyTokenDates {
  /** The instant at which an act ended the token; null when no act did. */
  endedAt: Date | null;
  expiresAt: Date;
}

/** Returns the status of a legacy token: an act has ended it, its day has passed, or it works. */
export function legacyTokenStatus({ endedAt, expiresAt }: LegacyTokenDates, now: Date): 'ended' | 'expired' | 'live' {
  if (endedAt !== null) return 'ended';
  return expiresAt <= now ? 'expired' : 'live';
}
