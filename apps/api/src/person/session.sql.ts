import { startOfLiveSessions } from './session.rule.ts';

/** A session is live at an instant: two values, those of {@link liveAt}. `s`: how the statement calls `identity.session`. */
export const isSessionLiveSql = (s: string): string => `(${s}."expiresAt" > ? and ${s}."createdAt" > ?)`;

/** The values of {@link isSessionLiveSql}. */
export const liveAt = (now: Date): [Date, Date] => [now, startOfLiveSessions(now)];

/** What the identity library keeps of a sign-in under way is over: one value, the instant. */
export const IS_VERIFICATION_OVER = '"expiresAt" <= ?';
