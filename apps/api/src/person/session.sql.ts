import { startOfLiveSessions } from './session.rule.ts';

/**
 * The condition that a session is live at an instant. It takes the two values of {@link liveAt}. `s` is the statement's
 * name for `identity.session`.
 */
export const isSessionLiveSql = (s: string): string => `(${s}."expiresAt" > ? and ${s}."createdAt" > ?)`;

/** The values of {@link isSessionLiveSql}. */
export const liveAt = (now: Date): [Date, Date] => [now, startOfLiveSessions(now)];

/** The condition that a verification row of the identity library has expired. It takes one value: the instant. */
export const IS_VERIFICATION_OVER = '"expiresAt" <= ?';
