/** The facts about a one-time sign-up link that the rules need. */
export interface LinkDates {
  usedAt?: Date | null;
  expiresAt: Date;
}

/** Whether a link works: it was not used, and its end has not passed. */
export const isLinkOpen = ({ usedAt, expiresAt }: LinkDates, now: Date): boolean => usedAt == null && expiresAt > now;
