/** What the rules need to know of a legacy token. */
export interface LegacyTokenDates {
  /** An end that an act wrote; null: none did. */
  endedAt: Date | null;
  expiresAt: Date;
}

/** Where a legacy token stands: an act has ended it, its day has passed, or it works. */
export function legacyTokenStatus({ endedAt, expiresAt }: LegacyTokenDates, now: Date): 'ended' | 'expired' | 'live' {
  if (endedAt !== null) return 'ended';
  return expiresAt <= now ? 'expired' : 'live';
}
