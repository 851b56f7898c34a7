/** What the rules need to know of a one-time sign-up link. */
export interface LinkDates {
  usedAt?: Date | null;
  expiresAt: Date;
}

/** Whether a link works: once, until its end. */
export const isLinkOpen = ({ usedAt, expiresAt }: LinkDates, now: Date): boolean => usedAt == null && expiresAt > now;
