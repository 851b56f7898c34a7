import { startOfLiveSessions } from './session.rule.ts';

/**
 * The condition that a session is live at an instant. The condition takes two values, which {@link liveAt} makes for
 * that instant. `s` is the statement's name for `identity.session`.
 */
export const isSessionLiveSql = (s: string): string => `(${s}."expiresAt" > ? and ${s}."createdAt" > ?)`;

/** The values of {@link isSessionLiveSql}. */
export const liveAt = (now: Date): [Date, Date] => [now, startOfLiveSessions(now)];

/**
 * The condition that a verification row of the identity library has expired. It takes one value: the present instant.
 */
export const IS_VERIFICATION_OVER = '"expiresAt" <= ?';
